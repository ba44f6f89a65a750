import { GraphBuilder, type Graph, type Value } from '@drapeflow/core';

/** Channels of its levels, each half as large as the one before. */
const widths = [32, 64, 128, 256, 256];
const size = { height: 128, width: 96 };
const channels = { read: 8, made: 5 };
/** Images of a step. */
export const comparisonBatch = 4;

/**
 * A training step of a usual network, to compare engines and other frameworks by: a U-Net of 3×3 convolutions with
 * instance normalization, half of whose result warps a part of its input.
 */
export function comparisonNetwork(): Graph {
  const graph = new GraphBuilder('comparison');
  const { height, width } = size;
  const image = graph.input('image', [comparisonBatch, height, width, channels.read]);
  const truth = graph.input('truth', [comparisonBatch, height, width, 3]);
  const skips: Value[] = [];
  let last = image;
  widths.forEach((made, level) => {
    if (level > 0) last = convolve(graph, `down${level}`, last, made, 2);
    last = convolve(graph, `encode${level}`, last, made, 1);
    skips.push(last);
  });
  for (let level = widths.length - 2; level >= 0; level--) {
    const enlarged = graph.apply('resizeNearest', [last], { factor: 2 });
    const joined = graph.apply('concatenate', [enlarged, skips[level]], { axis: 3 });
    last = convolve(graph, `decode${level}`, joined, widths[level], 1);
  }
  const made = filter(graph, 'result', last, channels.made, 1);
  const slice = (from: Value, first: number, count: number) =>
    graph.apply('slice', [from], {
      start: [0, 0, 0, first],
      size: [comparisonBatch, height, width, count],
    });
  const warped = graph.apply('gridSample', [slice(image, 0, 3), slice(made, 0, 2)]);
  const off = (found: Value) => {
    const difference = graph.apply('absolute', [graph.apply('subtract', [found, truth])]);
    return graph.apply('reduceMean', [difference], { axes: [0, 1, 2, 3] });
  };
  graph.output('loss', graph.apply('add', [off(warped), off(slice(made, 2, 3))]));
  return graph.build();
}

function filter(
  graph: GraphBuilder,
  name: string,
  from: Value,
  made: number,
  stride: 1 | 2,
): Value {
  const read = from.shape[3];
  const deviation = Math.sqrt(2 / (9 * read));
  const weights = graph.parameter(`${name}.filter`, [3, 3, read, made], {
    kind: 'normal',
    deviation,
  });
  return graph.apply('conv2d', [from, weights], { stride, padding: 1 });
}

function convolve(
  graph: GraphBuilder,
  name: string,
  from: Value,
  made: number,
  stride: 1 | 2,
): Value {
  const convolved = filter(graph, name, from, made, stride);
  const mean = graph.apply('reduceMean', [convolved], { axes: [1, 2] });
  const centred = graph.apply('subtract', [convolved, mean]);
  const squared = graph.apply('multiply', [centred, centred]);
  const variance = graph.apply('reduceMean', [squared], { axes: [1, 2] });
  const atLeast = graph.apply('add', [variance, graph.number(1e-5)]);
  const scale = graph.apply('power', [atLeast], { exponent: -0.5 });
  const shape = [1, 1, 1, made];
  const gain = graph.parameter(`${name}.gain`, shape, { kind: 'constant', value: 1 });
  const shift = graph.parameter(`${name}.shift`, shape, { kind: 'constant', value: 0 });
  const normalized = graph.apply('multiply', [centred, graph.apply('multiply', [scale, gain])]);
  return graph.apply('leakyRelu', [graph.apply('add', [normalized, shift])], { slope: 0.2 });
}
