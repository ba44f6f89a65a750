import type { GraphBuilder, Value } from '@drapeflow/core';

/** One number: the mean of all elements. */
export function meanOf(graph: GraphBuilder, value: Value): Value {
  return graph.apply('reduceMean', [value], { axes: value.shape.map((_size, axis) => axis) });
}

/** One number: the mean absolute difference. */
export function meanDifference(graph: GraphBuilder, a: Value, b: Value): Value {
  return meanOf(graph, graph.apply('absolute', [graph.apply('subtract', [a, b])]));
}

/** One number: the mean of what counts, each value by its weight [n, h, w, 1]; 0 where nothing counts. */
export function weightedMean(graph: GraphBuilder, value: Value, weight: Value): Value {
  const channels = value.shape[3];
  const axes = [0, 1, 2, 3];
  const sum = graph.apply('reduceSum', [graph.apply('multiply', [value, weight])], { axes });
  const total = graph.apply('reduceSum', [weight], { axes });
  // Half a pixel's worth, so that a frame on which nothing counts has a loss of 0.
  const atLeast = graph.apply('maximum', [total, graph.number(0.5)]);
  return graph.apply('multiply', [
    graph.apply('divide', [sum, atLeast]),
    graph.number(1 / channels),
  ]);
}

/** Channels of an image. */
export function channelsOf(graph: GraphBuilder, image: Value, first: number, count: number): Value {
  const [batch, height, width] = image.shape;
  const size = [batch, height, width, count];
  return graph.apply('slice', [image], { start: [0, 0, 0, first], size });
}

/** The difference of each pixel and the one after it along an axis, which is shorter by one. */
export function stepsAlong(graph: GraphBuilder, image: Value, axis: 1 | 2): Value {
  const size = image.shape.map((length, at) => (at === axis ? length - 1 : length));
  const start = image.shape.map((_length, at) => (at === axis ? 1 : 0));
  const zero = image.shape.map(() => 0);
  return graph.apply('subtract', [
    graph.apply('slice', [image], { start, size }),
    graph.apply('slice', [image], { start: zero, size }),
  ]);
}

/** The sum of two or more. */
export function sumOf(graph: GraphBuilder, first: Value, ...others: readonly Value[]): Value {
  return others.reduce((sum, other) => graph.apply('add', [sum, other]), first);
}
