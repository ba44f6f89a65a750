import {
  boxBlur,
  luminance,
  resizeMask,
  resizePlane,
  type Mask,
  type RgbImage,
} from '@drapeflow/core';
import { clamp, smoothStep } from '../body/vector.js';

/** Light on cloth changes slowly: it is found at half the working size. The radii are in pixels of that. */
const shrink = 2;
const foldRadius = 1;
const bodyRadius = 8;
const rimRadius = 2;
const printRadius = 3;

/**
 * What the new garment's colour is multiplied by, so that it follows the light and the folds on the body:
 * the old garment's light where that is plain, and a darker rim where cloth turns away from the viewer.
 * @param old where the old garment is, 0…1
 * @param garment where the new garment is, 0…1
 */
export function shadingOf(image: RgbImage, old: Float32Array, garment: Float32Array): Mask {
  const width = Math.ceil(image.width / shrink);
  const height = Math.ceil(image.height / shrink);
  const halve = (plane: Float32Array) =>
    resizePlane(plane, image.width, image.height, width, height);
  const light = halve(luminance(image));
  const cloth = halve(old);
  const even = withoutPrints(light, cloth, width, height);
  const fine = maskedMean(light, even, width, height, foldRadius);
  const coarse = maskedMean(light, even, width, height, bodyRadius);
  const plain = plainness(light, coarse, cloth);
  const rim = boxBlur(halve(garment), width, height, rimRadius);
  const data = new Float32Array(width * height);
  for (let i = 0; i < data.length; i++) {
    const deviation = coarse[i] > 0.02 ? fine[i] / coarse[i] - 1 : 0;
    const folds = 1 + even[i] * plain * clamp(deviation, -0.25, 0.12);
    data[i] = folds * (0.8 + 0.2 * smoothStep(0.35, 0.95, rim[i]));
  }
  return resizeMask({ width, height, data }, image.width, image.height);
}

/** The cloth without what stands out by more than folds do, a badge or a print, and without its surroundings. */
function withoutPrints(
  light: Float32Array,
  cloth: Float32Array,
  width: number,
  height: number,
): Float32Array {
  const fine = maskedMean(light, cloth, width, height, foldRadius);
  const coarse = maskedMean(light, cloth, width, height, bodyRadius);
  const prints = new Float32Array(cloth.length);
  for (let i = 0; i < prints.length; i++) {
    const deviation = coarse[i] > 0.02 ? fine[i] / coarse[i] - 1 : 0;
    prints[i] = cloth[i] * smoothStep(0.14, 0.26, Math.abs(deviation));
  }
  boxBlur(prints, width, height, printRadius, prints);
  return cloth.map((value, i) => value * smoothStep(0.15, 0.02, prints[i]));
}

/** The mean of what lies under the mask. */
function maskedMean(
  values: Float32Array,
  mask: Float32Array,
  width: number,
  height: number,
  radius: number,
): Float32Array {
  const mean = new Float32Array(values.length);
  for (let i = 0; i < mean.length; i++) mean[i] = values[i] * mask[i];
  boxBlur(mean, width, height, radius, mean);
  const weight = boxBlur(mask, width, height, radius);
  for (let i = 0; i < mean.length; i++) mean[i] = weight[i] > 1e-3 ? mean[i] / weight[i] : 0;
  return mean;
}

/** 1 for a garment of one colour, whose light and dark are folds, towards 0 for prints and for black cloth. */
function plainness(light: Float32Array, coarse: Float32Array, old: Float32Array): number {
  let squares = 0;
  let mean = 0;
  let total = 0;
  for (let i = 0; i < light.length; i++) {
    if (old[i] < 0.8) continue;
    const deviation = light[i] - coarse[i];
    squares += deviation * deviation;
    mean += light[i];
    total++;
  }
  if (total === 0) return 0;
  const relative = Math.sqrt(squares / total) / (mean / total + 0.02);
  return smoothStep(0.3, 0.12, relative) * smoothStep(0.06, 0.2, mean / total);
}
