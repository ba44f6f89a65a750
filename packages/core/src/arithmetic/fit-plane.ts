import { resizePlane } from './resize-mask.js';

/** Brings a plane to a size: halved by means of 2×2 values while it is twice too large, then bilinear. */
export function fitPlane(
  source: Float32Array,
  sourceWidth: number,
  sourceHeight: number,
  width: number,
  height: number,
): Float32Array {
  let [plane, w, h] = [source, sourceWidth, sourceHeight];
  while (w >= 2 * width && h >= 2 * height && w % 2 === 0 && h % 2 === 0) {
    plane = resizePlane(plane, w, h, w / 2, h / 2);
    [w, h] = [w / 2, h / 2];
  }
  return w === width && h === height ? plane : resizePlane(plane, w, h, width, height);
}
