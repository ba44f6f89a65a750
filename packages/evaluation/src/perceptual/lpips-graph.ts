import { GraphBuilder, type Graph, type Shape, type Size, type Value } from '@drapeflow/core';
import type { Backbone, Convolution, Stage } from './backbones.js';

/** Of the pictures that the backbones learned from, as colours −1…1. */
const mean = [-0.03, -0.088, -0.188];
const deviation = [0.458, 0.448, 0.45];
/** Keeps features that are all 0 from being divided by 0. */
const epsilon = 1e-10;

/** Where parameters are found in the graph. */
export const parameterName = {
  convolution: (index: number, part: 'filter' | 'bias') => `lpips.${index}.${part}`,
  linear: (stage: number) => `lpips.linear.${stage}`,
};

/**
 * LPIPS of two pictures (Zhang et al., 2018), `made` and `reference`, [1, h, w, 3], −1…1: each stage's features of unit
 * length, their squared difference weighted channel by channel, the mean over pixels, the sum over stages; the output
 * `distance` has one element.
 */
export function lpipsGraph(name: string, { stages }: Backbone, { width, height }: Size): Graph {
  const graph = new GraphBuilder(name);
  const shape: Shape = [1, height, width, 3];
  let made = scaled(graph, graph.input('made', shape));
  let reference = scaled(graph, graph.input('reference', shape));
  let sum: Value | undefined;
  for (const [i, stage] of stages.entries()) {
    made = applyStage(graph, stage, made);
    reference = applyStage(graph, stage, reference);
    const distance = weightedDistance(graph, made, reference, parameterName.linear(i));
    sum = sum ? graph.apply('add', [sum, distance]) : distance;
  }
  graph.output('distance', sum!);
  return graph.build();
}

function scaled(graph: GraphBuilder, image: Value): Value {
  const each = (values: readonly number[]) =>
    graph.apply('constant', [], { shape: [1, 1, 1, 3], values });
  return graph.apply('divide', [graph.apply('subtract', [image, each(mean)]), each(deviation)]);
}

function applyStage(graph: GraphBuilder, { pool, convolutions }: Stage, from: Value): Value {
  let last = from;
  if (pool === 'blocks') last = poolBlocks(graph, from, 0, 0);
  if (pool === 'overlapping') last = poolOverlapping(graph, from);
  return convolutions.reduce((read, convolution) => convolve(graph, convolution, read), last);
}

/** The largest of 2×2 pixels; what does not fill a block is left out. */
function poolBlocks(graph: GraphBuilder, image: Value, top: number, left: number): Value {
  const [n, rows, columns, channels] = image.shape;
  const [height, width] = [evenPart(rows - top), evenPart(columns - left)];
  return graph.apply('maxPool2d', [cut(graph, image, top, left, [n, height, width, channels])], {
    size: 2,
  });
}

/** The largest of 3×3 pixels at every second one: that of the four blocks of 2×2 that lie in them. */
function poolOverlapping(graph: GraphBuilder, image: Value): Value {
  const [n, rows, columns, channels] = image.shape;
  const [height, width] = [(rows - 1) >> 1, (columns - 1) >> 1];
  const larger = (a: Value, b: Value) => graph.apply('maximum', [a, b]);
  const [first, ...others] = [0, 1].flatMap((top) =>
    [0, 1].map((left) =>
      cut(graph, poolBlocks(graph, image, top, left), 0, 0, [n, height, width, channels]),
    ),
  );
  return others.reduce(larger, first);
}

function evenPart(length: number): number {
  return length - (length % 2);
}

function cut(graph: GraphBuilder, image: Value, top: number, left: number, size: Shape): Value {
  if (size.join() === image.shape.join()) return image;
  return graph.apply('slice', [image], { start: [0, top, left, 0], size });
}

function convolve(graph: GraphBuilder, convolution: Convolution, from: Value): Value {
  const { index, read, made, side, stride, padding } = convolution;
  const given = { kind: 'given' } as const;
  const filterName = parameterName.convolution(index, 'filter');
  const filter = graph.parameter(filterName, [side, side, read, made], given);
  const bias = graph.parameter(parameterName.convolution(index, 'bias'), [made], given);
  const steps = { stride: stride === 1 ? 1 : 2, padding } as const;
  const convolved = graph.apply('conv2d', [from, filter, bias], steps);
  const kept = stride === 4 ? everySecond(graph, convolved) : convolved;
  return graph.apply('leakyRelu', [kept], { slope: 0 });
}

/** Every second pixel along both axes, from the first on. */
function everySecond(graph: GraphBuilder, image: Value): Value {
  const channels = image.shape[3];
  const ones = { shape: [1, 1, channels, 1], values: Array.from({ length: channels }, () => 1) };
  const filter = graph.apply('constant', [], ones);
  return graph.apply('depthwiseConv2d', [image, filter], { stride: 2, padding: 0 });
}

function weightedDistance(graph: GraphBuilder, made: Value, real: Value, weights: string): Value {
  const difference = graph.apply('subtract', [
    ofUnitLength(graph, made),
    ofUnitLength(graph, real),
  ]);
  const squared = graph.apply('multiply', [difference, difference]);
  const channels = made.shape[3];
  const linear = graph.parameter(weights, [1, 1, channels, 1], { kind: 'given' });
  const weighted = graph.apply('conv2d', [squared, linear], { stride: 1, padding: 0 });
  return graph.apply('reduceMean', [weighted], { axes: [1, 2] });
}

function ofUnitLength(graph: GraphBuilder, features: Value): Value {
  const squares = graph.apply('multiply', [features, features]);
  const sum = graph.apply('reduceSum', [squares], { axes: [3] });
  const length = graph.apply('power', [sum], { exponent: 0.5 });
  return graph.apply('divide', [features, graph.apply('add', [length, graph.number(epsilon)])]);
}
