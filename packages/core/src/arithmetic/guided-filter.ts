import { boxBlur } from './box-blur.js';

/**
 * The guided filter (He, Sun, Tang, 2013): a plane is smoothed so that its edges follow those of a guide.
 * Its local linear model, plane ≈ slope · guide + offset, can be applied to the guide at a higher resolution too
 * (He, Sun, 2015: fast guided filter).
 */
export interface GuidedFilter {
  /** Fits the model to a plane of the guide's size. */
  fit(plane: Float32Array): GuidedModel;
}

export interface GuidedModel {
  readonly slope: Float32Array;
  readonly offset: Float32Array;
}

/**
 * @param guide one value a pixel, 0…1
 * @param radius of the window, in pixels
 * @param epsilon the variance of the guide below which nothing is taken for an edge
 */
export function guidedFilter(
  guide: Float32Array,
  width: number,
  height: number,
  radius: number,
  epsilon: number,
): GuidedFilter {
  const count = width * height;
  const mean = boxBlur(guide, width, height, radius);
  const variance = new Float32Array(count);
  for (let i = 0; i < count; i++) variance[i] = guide[i] * guide[i];
  boxBlur(variance, width, height, radius, variance);
  for (let i = 0; i < count; i++) variance[i] -= mean[i] * mean[i];

  function fit(plane: Float32Array): GuidedModel {
    const planeMean = boxBlur(plane, width, height, radius);
    const slope = new Float32Array(count);
    for (let i = 0; i < count; i++) slope[i] = guide[i] * plane[i];
    boxBlur(slope, width, height, radius, slope);
    const offset = new Float32Array(count);
    for (let i = 0; i < count; i++) {
      slope[i] = (slope[i] - mean[i] * planeMean[i]) / (variance[i] + epsilon);
      offset[i] = planeMean[i] - slope[i] * mean[i];
    }
    return {
      slope: boxBlur(slope, width, height, radius, slope),
      offset: boxBlur(offset, width, height, radius, offset),
    };
  }
  return { fit };
}
