/**
 * For each pixel along a side of a frame, where its centre lies in a crop of it that was brought to another size.
 * @param start, length the crop along that side, in pixels of the frame; it may reach past it
 * @param crop how many pixels the crop has there now
 * @param frame how many the frame has
 * @returns a place among the crop's pixels, 0 the centre of the first, at most the centre of the last; NaN outside the crop
 */
export function placesInCrop(
  start: number,
  length: number,
  crop: number,
  frame: number,
): Float64Array {
  const places = new Float64Array(frame).fill(NaN);
  for (let at = 0; at < frame; at++) {
    const past = at + 0.5 - start;
    if (past < 0 || past >= length) continue;
    places[at] = Math.min(Math.max((past * crop) / length - 0.5, 0), crop - 1);
  }
  return places;
}
