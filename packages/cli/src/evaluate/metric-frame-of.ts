import {
  noGarment,
  parsingLabels,
  type AppearanceFlow,
  type DatasetFrame,
  type LabelMap,
  type Mask,
  type MetricFrame,
  type RgbImage,
  type Size,
  type TryOnSteps,
} from '@drapeflow/core';
import { flowInFrame, labelsInFrame } from '@drapeflow/evaluation';

/**
 * What metrics see of a frame that was dressed, all at the frame's size. The labels are those of the source, which is
 * what the parser looks at.
 * @param truth what it should have become, where that is known
 */
export function metricFrameOf(
  { image, labels }: DatasetFrame,
  truth: DatasetFrame | undefined,
  { result, steps }: { readonly result: RgbImage; readonly steps: TryOnSteps | undefined },
): MetricFrame {
  return {
    made: result,
    source: image,
    reference: truth?.image,
    garmentRegion: truth && regionOf(truth),
    flow: flowOf(steps, image),
    trueFlow: truth?.worn?.flow,
    labels: labelsOf(steps, image),
    trueLabels: labels,
  };
}

/** As exactly as the data set knows it. */
function regionOf({ worn, labels }: DatasetFrame): Mask | undefined {
  return worn?.mask ?? (labels && upperClothesOf(labels));
}

function upperClothesOf({ width, height, data }: LabelMap): Mask {
  const upperClothes = parsingLabels.indexOf('upper-clothes');
  return {
    width,
    height,
    data: Float32Array.from(data, (label) => (label === upperClothes ? 1 : 0)),
  };
}

/** Where nobody is found, no garment is shown. */
function flowOf(steps: TryOnSteps | undefined, { width, height }: Size): AppearanceFlow {
  if (steps) return flowInFrame(steps.flow, steps.crop, { width, height });
  return { width, height, data: new Float32Array(2 * width * height).fill(noGarment) };
}

/** Where nobody is found, all is background. */
function labelsOf(steps: TryOnSteps | undefined, { width, height }: Size): LabelMap {
  if (steps) return labelsInFrame(steps.parsing, steps.crop, { width, height });
  return { width, height, data: new Uint8Array(width * height) };
}
