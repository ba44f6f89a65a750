import {
  cropPlane,
  describeTensor,
  DrapeflowError,
  parsingLabels,
  type Box,
  type LabelList,
  type ParsingLabel,
  type ParsingMap,
  type Size,
  type Tensor,
} from '@drapeflow/core';
import { outputMaps, type OutputMaps } from './map-output.js';
import type { ParsingOutput } from './parsing-output.js';

/** Planes of the size of the model's output; over all labels they sum to 1. */
interface LabelPlanes extends Size {
  readonly planes: ReadonlyMap<ParsingLabel, Float32Array>;
}

/**
 * Reads a parsing map from a model's answer.
 * @param part what of the output is the picture, in parts of the output's width and height
 * @param size of the map
 * @throws DrapeflowError MODEL_OUTPUT_UNFIT where the output is another than the configuration says
 */
export function readParsing(
  model: string,
  output: ParsingOutput,
  tensor: Tensor,
  part: Box,
  size: Size,
): ParsingMap {
  const found =
    output.format === 'labels'
      ? fromLabels(model, output, tensor)
      : fromMaps(model, output, tensor);
  const box = {
    x: part.x * found.width,
    y: part.y * found.height,
    width: part.width * found.width,
    height: part.height * found.height,
  };
  const planes = parsingLabels.map((label) => {
    const plane = found.planes.get(label);
    return [label, plane ? cropPlane(plane, found, box, size) : emptyPlane(size)];
  });
  return { ...sizeOf(size), planes: Object.fromEntries(planes) };
}

function fromMaps(model: string, output: ParsingOutput, tensor: Tensor): LabelPlanes {
  const { name, layout, labels, format } = output;
  const maps = outputMaps(model, name, tensor, layout, labels.length);
  const planes = planesFor(labels, maps);
  const shares = new Float64Array(labels.length);
  for (let pixel = 0; pixel < maps.width * maps.height; pixel++) {
    const sum = sharesAt(maps, pixel, format === 'logits', shares);
    if (format === 'probabilities' && !(Math.abs(sum - 1) < 0.1)) {
      const problem = `its values at a pixel sum to ${sum.toFixed(2)}, but probabilities sum to 1; perhaps they are logits`;
      throw new DrapeflowError('MODEL_OUTPUT_UNFIT', { model, output: name, problem });
    }
    for (let channel = 0; channel < labels.length; channel++) {
      planes.get(labels[channel])![pixel] += shares[channel] / sum;
    }
  }
  return { ...sizeOf(maps), planes };
}

/** Writes each channel's share of a pixel, not yet brought to a sum of 1, and returns their sum. */
function sharesAt(
  maps: OutputMaps,
  pixel: number,
  isLogits: boolean,
  shares: Float64Array,
): number {
  const { data, channelStep, pixelStep } = maps;
  let largest = -Infinity;
  for (let channel = 0; channel < shares.length; channel++) {
    shares[channel] = data[channel * channelStep + pixel * pixelStep];
    largest = Math.max(largest, shares[channel]);
  }
  let sum = 0;
  for (let channel = 0; channel < shares.length; channel++) {
    if (isLogits) shares[channel] = Math.exp(shares[channel] - largest);
    sum += shares[channel];
  }
  return sum;
}

/** A tensor with the number of a label for each pixel. */
function fromLabels(model: string, { name, labels }: ParsingOutput, tensor: Tensor): LabelPlanes {
  const refuse = (problem: string) =>
    new DrapeflowError('MODEL_OUTPUT_UNFIT', { model, output: name, problem });
  const sizes = tensor.shape.filter((size) => size !== 1);
  if (sizes.length !== 2) {
    throw refuse(`it is ${describeTensor(tensor)}, but the configuration says [1, height, width]`);
  }
  const [height, width] = sizes;
  const planes = planesFor(labels, { width, height });
  for (let pixel = 0; pixel < width * height; pixel++) {
    const label = labels[tensor.data[pixel]];
    if (!label) {
      throw refuse(
        `it has the label ${tensor.data[pixel]}, but the configuration lists ${labels.length} labels, 0 to ${labels.length - 1}`,
      );
    }
    planes.get(label)![pixel] = 1;
  }
  return { width, height, planes };
}

function planesFor(labels: LabelList, size: Size): Map<ParsingLabel, Float32Array> {
  return new Map(labels.map((label) => [label, emptyPlane(size)]));
}

function emptyPlane({ width, height }: Size): Float32Array {
  return new Float32Array(width * height);
}

function sizeOf({ width, height }: Size): Size {
  return { width, height };
}
