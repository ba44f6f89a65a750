import { boxBlur, luminance, type Mask, type RgbImage } from '@drapeflow/core';
import { clamp, smoothStep } from '../body/vector.js';

const foldRadius = 2;
const bodyRadius = 16;

/**
 * What the new garment's colour is multiplied by, so that it follows the light and the folds on the body:
 * the old garment's light where that is plain, and a darker rim where cloth turns away from the viewer.
 * @param old where the old garment is, 0…1
 * @param garment where the new garment is, 0…1
 */
export function shadingOf(image: RgbImage, old: Float32Array, garment: Float32Array): Mask {
  const { width, height } = image;
  const light = luminance(image);
  const fine = maskedMean(light, old, width, height, foldRadius);
  const coarse = maskedMean(light, old, width, height, bodyRadius);
  const plain = plainness(light, coarse, old);
  const rim = boxBlur(garment, width, height, 4);
  const data = new Float32Array(width * height);
  for (let i = 0; i < data.length; i++) {
    const deviation = coarse[i] > 0.02 ? fine[i] / coarse[i] - 1 : 0;
    // What stands out by more than folds do is a badge or a print.
    const fold = deviation * smoothStep(0.26, 0.14, Math.abs(deviation));
    const folds = 1 + old[i] * plain * clamp(fold, -0.25, 0.12);
    data[i] = folds * (0.8 + 0.2 * smoothStep(0.35, 0.95, rim[i]));
  }
  return { width, height, data };
}

/** The mean of what lies under the mask. */
function maskedMean(
  values: Float32Array,
  mask: Float32Array,
  width: number,
  height: number,
  radius: number,
): Float32Array {
  const weighted = values.map((value, i) => value * mask[i]);
  const sum = boxBlur(weighted, width, height, radius);
  const weight = boxBlur(mask, width, height, radius);
  return sum.map((value, i) => (weight[i] > 1e-3 ? value / weight[i] : 0));
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
