import {
  describeTensor,
  DrapeflowError,
  type Keypoint,
  type Size,
  type Tensor,
} from '@drapeflow/core';
import type { KeypointOutput, KeypointOutputOf } from './keypoint-output.js';
import { outputMaps, type OutputMaps } from './map-output.js';

type Outputs = Readonly<Record<string, Tensor>>;

/**
 * Reads a keypoint for each channel or row of a model's answer, in pixels of the model's input.
 * @throws DrapeflowError MODEL_OUTPUT_UNFIT where an output has another shape than the configuration says
 */
export function readKeypoints(
  model: string,
  output: KeypointOutput,
  outputs: Outputs,
  input: Size,
): Keypoint[] {
  const found = readers[output.format](model, output as never, outputs, input);
  const activate = output.activation === 'sigmoid' ? sigmoid : (score: number) => score;
  return found.map(({ x, y, score }) => ({ x, y, score: clamp(activate(score)) }));
}

const readers = { heatmaps: fromHeatmaps, coordinates: fromCoordinates, simcc: fromSimcc };

/** The highest place of each map, to a part of a cell. */
function fromHeatmaps(
  model: string,
  { name, layout, keypoints }: KeypointOutputOf<'heatmaps'>,
  outputs: Outputs,
  input: Size,
): Keypoint[] {
  const maps = outputMaps(model, name, outputs[name], layout, keypoints.length);
  return keypoints.map((_, channel) => {
    const { x, y, score } = highest(maps, channel);
    return {
      x: toPixels(x, maps.width, input.width),
      y: toPixels(y, maps.height, input.height),
      score,
    };
  });
}

function highest(maps: OutputMaps, channel: number): Keypoint {
  const { width, height, data, pixelStep } = maps;
  const start = channel * maps.channelStep;
  const at = (x: number, y: number) => data[start + (y * width + x) * pixelStep];
  const best = highestAt(data, start, pixelStep, width * height);
  const [x, y] = [best % width, Math.floor(best / width)];
  return {
    x: x + (x > 0 && x < width - 1 ? vertex(at(x - 1, y), at(x, y), at(x + 1, y)) : 0),
    y: y + (y > 0 && y < height - 1 ? vertex(at(x, y - 1), at(x, y), at(x, y + 1)) : 0),
    score: at(x, y),
  };
}

function fromCoordinates(
  model: string,
  { name, order, units, keypoints }: KeypointOutputOf<'coordinates'>,
  outputs: Outputs,
  input: Size,
): Keypoint[] {
  const { shape, data } = outputs[name];
  const [rows, values] = shape.slice(-2);
  const isFit = shape.slice(0, -2).every((size) => size === 1) && rows === keypoints.length;
  if (!isFit || (values !== 2 && values !== 3)) {
    throw unfit(model, name, outputs[name], `[1, ${keypoints.length}, 2 or 3]`);
  }
  const unit = units === 'pixels' ? { width: 1, height: 1 } : input;
  return keypoints.map((_, row) => {
    const [first, second, score = 1] = data.subarray(row * values, (row + 1) * values);
    const [x, y] = order === 'xy' ? [first, second] : [second, first];
    return { x: x * unit.width, y: y * unit.height, score };
  });
}

/** Keypoints classified along each axis (Li et al. 2022, SimCC, https://arxiv.org/abs/2107.03332; RTMPose). */
function fromSimcc(
  model: string,
  { x, y, keypoints }: KeypointOutputOf<'simcc'>,
  outputs: Outputs,
  input: Size,
): Keypoint[] {
  const along = (name: string, length: number) => {
    const { shape, data } = outputs[name];
    const bins = shape[2];
    if (shape.length !== 3 || shape[0] !== 1 || shape[1] !== keypoints.length || bins < length) {
      throw unfit(model, name, outputs[name], `[1, ${keypoints.length}, ${length} or more]`);
    }
    return keypoints.map((_, row) => {
      const best = highestAt(data, row * bins, 1, bins);
      return { at: toPixels(best, bins, length), score: data[row * bins + best] };
    });
  };
  const [columns, rows] = [along(x, input.width), along(y, input.height)];
  return keypoints.map((_, row) => ({
    x: columns[row].at,
    y: rows[row].at,
    score: Math.min(columns[row].score, rows[row].score),
  }));
}

/** The index of the highest of `count` values. */
function highestAt(data: Tensor['data'], start: number, step: number, count: number): number {
  let best = 0;
  for (let index = 1; index < count; index++) {
    if (data[start + index * step] > data[start + best * step]) best = index;
  }
  return best;
}

/**
 * Cell `index` of a map stands for pixel `index · stride` of the input, as models of this kind are trained
 * (Xiao, Wu, Wei 2018, https://arxiv.org/abs/1804.06208, and what followed it), counted from pixels' centres.
 */
function toPixels(index: number, cells: number, pixels: number): number {
  return (index * pixels) / cells + 0.5;
}

/** Where the parabola through three neighbours, the middle one the highest, has its top: −0.5…0.5. */
function vertex(before: number, top: number, after: number): number {
  const bend = 2 * top - before - after;
  return bend > 0 ? (after - before) / (2 * bend) : 0;
}

function unfit(model: string, output: string, tensor: Tensor, wanted: string): DrapeflowError {
  const problem = `it is ${describeTensor(tensor)}, but the configuration says ${wanted}`;
  return new DrapeflowError('MODEL_OUTPUT_UNFIT', { model, output, problem });
}

function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

function clamp(score: number): number {
  return Math.min(1, Math.max(0, score));
}
