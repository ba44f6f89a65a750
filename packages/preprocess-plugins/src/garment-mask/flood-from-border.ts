/**
 * Floods the background from the picture's border: a pixel is flooded from a neighbour if it is close to the
 * background's colour and the step between both is small.
 * @param distances of each pixel from the background's colour
 * @param lightness whose steps stop the flood
 * @param border where the flood may start: the pixels of a strip, since many pictures have a thin frame
 * @param threshold the largest distance that is flooded
 * @returns 1 where flooded
 */
export function floodFromBorder(
  distances: Float32Array,
  lightness: Float32Array,
  width: number,
  border: Uint32Array,
  threshold: number,
): Uint8Array {
  const flooded = new Uint8Array(distances.length);
  const pending = new Int32Array(distances.length);
  const largestStep = Math.max(0.8, 0.7 * threshold);
  let waiting = 0;
  const enter = (at: number): void => {
    if (flooded[at] || distances[at] >= threshold) return;
    flooded[at] = 1;
    pending[waiting++] = at;
  };
  const pass = (from: number, to: number): void => {
    if (Math.abs(lightness[to] - lightness[from]) < largestStep) enter(to);
  };
  for (const at of border) enter(at);
  while (waiting > 0) {
    const at = pending[--waiting];
    const x = at % width;
    if (x > 0) pass(at, at - 1);
    if (x < width - 1) pass(at, at + 1);
    if (at >= width) pass(at, at - width);
    if (at + width < flooded.length) pass(at, at + width);
  }
  return flooded;
}
