/** Whether an 8-bit colour can be skin of any tone in common light: reddish, neither dark nor vivid (in Cb, Cr). */
export function looksLikeSkin(data: Uint8Array, at: number): boolean {
  const red = data[at];
  const green = data[at + 1];
  const blue = data[at + 2];
  const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
  const redness = 0.713 * (red - luma);
  const blueness = 0.564 * (blue - luma);
  return (
    red > green &&
    red - blue > 12 &&
    luma > 25 &&
    redness > 4 &&
    redness < 50 &&
    blueness < 2 &&
    blueness > -50
  );
}
