import {
  guidedFilter,
  resizePlane,
  rgbToLab,
  type LabImage,
  type Mask,
  type RgbImage,
} from '@drapeflow/core';
import { smoothStep } from '../body/smooth-step.js';

/** Of the guided filter's window, in pixels of the small mask. */
const radius = 2;
/** In units of the squared contrast between garment and background. */
const epsilon = 0.01;

/**
 * Brings a mask to the picture's own size with an edge that follows the picture there (fast guided filter, He and
 * Sun, 2015): what guides it is how far a colour is from the background's.
 * @param lab the picture at the mask's size
 */
export function sharpenAtFullSize(image: RgbImage, lab: LabImage, mask: Uint8Array): Mask {
  const contrast = contrastOf(lab, mask);
  const filter = guidedFilter(contrast(lab), lab.width, lab.height, radius, epsilon);
  const { slope, offset } = filter.fit(Float32Array.from(mask));
  const data = new Float32Array(image.width * image.height);
  for (let y = 0; y < image.height; y++) {
    const row = image.data.subarray(3 * y * image.width, 3 * (y + 1) * image.width);
    const guide = contrast(rgbToLab({ width: image.width, height: 1, data: row }));
    const slopes = rowAt(slope, lab, image, y);
    const offsets = rowAt(offset, lab, image, y);
    for (let x = 0; x < image.width; x++) {
      data[y * image.width + x] = smoothStep(0.2, 0.8, slopes[x] * guide[x] + offsets[x]);
    }
  }
  return { width: image.width, height: image.height, data };
}

/** How far colours are from the background's mean, 1 being where the garment is on the median. */
function contrastOf(lab: LabImage, mask: Uint8Array): (of: LabImage) => Float32Array {
  let count = 0;
  let lightness = 0;
  let a = 0;
  let b = 0;
  for (let i = 0; i < mask.length; i++) {
    if (mask[i]) continue;
    count++;
    lightness += lab.lightness[i];
    a += lab.a[i];
    b += lab.b[i];
  }
  lightness /= count;
  a /= count;
  b /= count;
  const distances = (of: LabImage): Float32Array =>
    of.lightness.map((value, i) => Math.hypot(value - lightness, of.a[i] - a, of.b[i] - b));
  const garment = distances(lab)
    .filter((_, i) => mask[i])
    .sort();
  const scale = 1 / Math.max(garment[garment.length >> 1], 1);
  return (of) => distances(of).map((distance) => Math.min(2, distance * scale));
}

/** One row of a small plane as it is at another size. */
function rowAt(plane: Float32Array, small: LabImage, full: RgbImage, y: number): Float32Array {
  const at = Math.min(
    Math.max(((y + 0.5) * small.height) / full.height - 0.5, 0),
    small.height - 1,
  );
  const upper = Math.floor(at);
  const lower = Math.min(upper + 1, small.height - 1);
  const row = new Float32Array(small.width);
  for (let x = 0; x < small.width; x++) {
    const above = plane[upper * small.width + x];
    row[x] = above + (at - upper) * (plane[lower * small.width + x] - above);
  }
  return resizePlane(row, small.width, 1, full.width, 1);
}
