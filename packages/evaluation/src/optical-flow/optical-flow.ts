import { resizePlane, type RgbImage } from '@drapeflow/core';
import { emptyEquations, improveFlow } from './displacement.js';
import { grey } from './grey.js';
import { imagePyramid } from './image-pyramid.js';
import { expandPolynomially, type PolynomialExpansion } from './polynomial-expansion.js';

/**
 * For each pixel of one frame, how far what it shows has moved in another, in pixels: `data[2 · (y · width + x)]` to
 * the right, the next value down.
 */
export interface OpticalFlow {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** What optical flow reads of a frame: its polynomials at every size of the pyramid, the full size first. */
export type ExpandedFrame = readonly PolynomialExpansion[];

const iterations = 3;

/** Made once a frame, for the flows from it and to it. */
export function expandFrame(frame: RgbImage): ExpandedFrame {
  return imagePyramid(grey(frame), frame.width, frame.height).map(expandPolynomially);
}

/**
 * Dense optical flow after Farnebäck (2003), as OpenCV's
 * `calcOpticalFlowFarneback(from, to, None, pyr_scale=0.5, levels=3, winsize=15, iterations=3, poly_n=5,
 * poly_sigma=1.2, flags=0)` on 8-bit grey: what TecoGAN's tOF is measured with.
 */
export function opticalFlow(from: ExpandedFrame, to: ExpandedFrame): OpticalFlow {
  const coarsest = from[from.length - 1];
  let flow: OpticalFlow = stillness(coarsest.width, coarsest.height);
  for (let level = from.length - 1; level >= 0; level--) {
    const [first, second] = [from[level], to[level]];
    flow = enlarge(flow, first.width, first.height);
    const equations = emptyEquations(first.width * first.height);
    for (let i = 0; i < iterations; i++) improveFlow(first, second, flow, equations);
  }
  return flow;
}

function stillness(width: number, height: number): OpticalFlow {
  return { width, height, data: new Float32Array(2 * width * height) };
}

/** Brings a flow to the next larger size of the pyramid. */
function enlarge(flow: OpticalFlow, width: number, height: number): OpticalFlow {
  if (flow.width === width && flow.height === height) return flow;
  const enlarged = stillness(width, height);
  const plane = new Float32Array(flow.width * flow.height);
  for (const component of [0, 1]) {
    for (let i = 0; i < plane.length; i++) plane[i] = 2 * flow.data[2 * i + component];
    const large = resizePlane(plane, flow.width, flow.height, width, height);
    for (let i = 0; i < large.length; i++) enlarged.data[2 * i + component] = large[i];
  }
  return enlarged;
}
