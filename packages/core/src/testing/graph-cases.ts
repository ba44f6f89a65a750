import type { Graph, Initializer } from '../graph/graph.js';
import { GraphBuilder, type Value } from '../graph/graph-builder.js';
import { RandomNumbers } from '../graph/random-numbers.js';
import { elementCount, type Shape } from '../graph/shape.js';
import { initialWeights, type Weights, type WeightTensor } from '../graph/weights.js';
import type { Tensors } from '../contracts/graph-runner.js';

/**
 * A small graph and what to run it with. Everything that is differentiated is a parameter. Its outputs are `result`
 * and `loss`, the sum of the result's elements, each weighed by the input `weighting`.
 */
export interface GraphCase {
  readonly name: string;
  readonly graph: Graph;
  readonly weights: Weights;
  inputs(): Tensors;
}

type Describe = (graph: GraphBuilder, tensor: (...shape: number[]) => Value) => Value;

/** Every operation of the graph language, in the forms that engines have got wrong. */
export function graphCases(): GraphCase[] {
  return Object.entries(descriptions).map(([name, describe], seed) =>
    graphCase(name, describe, seed + 1),
  );
}

function graphCase(name: string, describe: Describe, seed: number): GraphCase {
  const builder = new GraphBuilder(name);
  const initial: Initializer = { kind: 'normal', deviation: 0.7 };
  let parameters = 0;
  const tensor = (...shape: number[]): Value =>
    builder.parameter(`parameter${parameters++}`, shape, initial);
  const result = describe(builder, tensor);
  const weighting = builder.input('weighting', result.shape);
  const weighed = builder.apply('multiply', [result, weighting]);
  const axes = result.shape.map((_size, axis) => axis);
  builder.output('result', result);
  builder.output(
    'loss',
    axes.length > 0 ? builder.apply('reduceSum', [weighed], { axes }) : weighed,
  );
  const graph = builder.build();
  const weights = withGiven(graph, initialWeights(graph, seed), seed);
  return { name, graph, weights, inputs: () => ({ weighting: weightingOf(result.shape, seed) }) };
}

/** Weights with values for the parameters that are not learned, too. */
function withGiven(graph: Graph, weights: Map<string, WeightTensor>, seed: number): Weights {
  const random = new RandomNumbers(2000 + seed);
  for (const { name, shape } of graph.parameters) {
    if (weights.has(name)) continue;
    const data = Float32Array.from({ length: elementCount(shape) }, () => random.normal());
    weights.set(name, { shape, data });
  }
  return weights;
}

function weightingOf(shape: Shape, seed: number) {
  const random = new RandomNumbers(1000 + seed);
  const data = Float32Array.from({ length: elementCount(shape) }, () => random.normal());
  return { type: 'float32', shape, data } as const;
}

const convolution =
  (image: Shape, filter: Shape, stride: 1 | 2, padding: number, biased: boolean): Describe =>
  (graph, tensor) => {
    const inputs = [tensor(...image), tensor(...filter)];
    if (biased) inputs.push(tensor(filter[3]));
    return graph.apply('conv2d', inputs, { stride, padding });
  };

const depthwise =
  (image: Shape, filter: Shape, stride: 1 | 2, padding: number, biased: boolean): Describe =>
  (graph, tensor) => {
    const inputs = [tensor(...image), tensor(...filter)];
    if (biased) inputs.push(tensor(filter[2]));
    return graph.apply('depthwiseConv2d', inputs, { stride, padding });
  };

const binaryOperations = ['add', 'subtract', 'multiply', 'maximum'] as const;
const unaryOperations = ['absolute', 'exponential', 'sigmoid', 'tanh', 'stopGradient'] as const;

const descriptions: Readonly<Record<string, Describe>> = {
  ...Object.fromEntries(
    binaryOperations.flatMap((name): [string, Describe][] => [
      [name, (graph, tensor) => graph.apply(name, [tensor(2, 3, 2, 4), tensor(2, 3, 2, 4)])],
      [
        `${name}, axes repeated`,
        (graph, tensor) => graph.apply(name, [tensor(2, 3, 1, 4), tensor(1, 3, 2, 1)]),
      ],
      [
        `${name}, one number`,
        (graph, tensor) => graph.apply(name, [tensor(2, 2, 3, 2), graph.number(0.3)]),
      ],
    ]),
  ),
  ...Object.fromEntries(
    unaryOperations.map((name): [string, Describe] => [
      name,
      (graph, tensor) => {
        const given = tensor(2, 3, 2, 2);
        return graph.apply('add', [graph.apply(name, [given]), given]);
      },
    ]),
  ),
  divide: (graph, tensor) =>
    graph.apply('divide', [tensor(2, 3, 2, 2), graph.apply('exponential', [tensor(1, 3, 1, 2)])]),
  power: (graph, tensor) =>
    graph.apply('power', [graph.apply('exponential', [tensor(2, 3)])], { exponent: 0.45 }),
  'power, squares': (graph, tensor) => {
    const given = tensor(1, 3, 2, 2);
    const squared = graph.apply('multiply', [given, given]);
    const positive = graph.apply('add', [squared, graph.number(0.001)]);
    return graph.apply('power', [positive], { exponent: 0.5 });
  },
  leakyRelu: (graph, tensor) => graph.apply('leakyRelu', [tensor(2, 3, 2, 2)], { slope: 0.1 }),
  'leakyRelu, flat below 0': (graph, tensor) =>
    graph.apply('leakyRelu', [tensor(2, 3, 2, 2)], { slope: 0 }),
  constant: (graph, tensor) => {
    const kernel = graph.apply('constant', [], { shape: [2, 2], values: [1, -2, 0.5, 4] });
    return graph.apply('multiply', [kernel, tensor(2, 2)]);
  },
  reduceSum: (graph, tensor) => graph.apply('reduceSum', [tensor(2, 3, 2, 4)], { axes: [1, 2] }),
  'reduceSum, channels': (graph, tensor) =>
    graph.apply('reduceSum', [tensor(2, 3, 2, 4)], { axes: [3] }),
  reduceMean: (graph, tensor) => graph.apply('reduceMean', [tensor(2, 3, 2, 4)], { axes: [1, 2] }),
  'reduceMean, all': (graph, tensor) =>
    graph.apply('reduceMean', [tensor(2, 3, 4)], { axes: [0, 1, 2] }),
  reduceMax: (graph, tensor) => graph.apply('reduceMax', [tensor(4, 3, 2, 2)], { axes: [0] }),
  reshape: (graph, tensor) => graph.apply('reshape', [tensor(2, 3, 2, 4)], { shape: [4, 3, 2, 2] }),
  'reshape, fewer axes': (graph, tensor) =>
    graph.apply('reshape', [tensor(2, 3, 2, 4)], { shape: [6, 8] }),
  'reshape, more axes': (graph, tensor) => {
    const image = graph.apply('reshape', [tensor(6, 8)], { shape: [2, 3, 2, 4] });
    return graph.apply(
      'averagePool2d',
      [graph.apply('slice', [image], { start: [0, 0, 0, 0], size: [2, 2, 2, 4] })],
      { size: 2 },
    );
  },
  concatenate: (graph, tensor) =>
    graph.apply('concatenate', [tensor(2, 3, 2, 1), tensor(2, 3, 2, 4), tensor(2, 3, 2, 2)], {
      axis: 3,
    }),
  'concatenate, rows': (graph, tensor) =>
    graph.apply('concatenate', [tensor(1, 3, 2, 2), tensor(1, 1, 2, 2)], { axis: 1 }),
  'concatenate, batches': (graph, tensor) =>
    graph.apply('concatenate', [tensor(1, 2, 2, 2), tensor(3, 2, 2, 2)], { axis: 0 }),
  'concatenate, two axes': (graph, tensor) =>
    graph.apply('concatenate', [tensor(2, 3), tensor(1, 3)], { axis: 0 }),
  slice: (graph, tensor) =>
    graph.apply('slice', [tensor(2, 4, 5, 3)], { start: [1, 0, 2, 1], size: [1, 4, 3, 2] }),
  'slice, two axes': (graph, tensor) =>
    graph.apply('slice', [tensor(4, 3)], { start: [1, 0], size: [2, 2] }),
  'conv2d, 3×3': convolution([1, 5, 4, 2], [3, 3, 2, 3], 1, 1, true),
  'conv2d, 3×3, two images, no bias': convolution([2, 4, 4, 3], [3, 3, 3, 2], 1, 1, false),
  'conv2d, 3×3, every second pixel of an even size': convolution(
    [1, 6, 4, 2],
    [3, 3, 2, 4],
    2,
    1,
    true,
  ),
  'conv2d, 3×3, every second pixel of an odd size': convolution(
    [2, 5, 7, 2],
    [3, 3, 2, 2],
    2,
    1,
    true,
  ),
  'conv2d, 1×1': convolution([1, 3, 4, 5], [1, 1, 5, 2], 1, 0, true),
  'conv2d, 5×5': convolution([1, 6, 5, 1], [5, 5, 1, 2], 1, 2, false),
  'conv2d, 7×7, every second pixel': convolution([1, 8, 8, 1], [7, 7, 1, 2], 2, 3, true),
  'conv2d, 1×3, no padding': convolution([1, 3, 6, 2], [1, 3, 2, 2], 1, 0, true),
  'conv2d, six channels': convolution([1, 4, 4, 6], [3, 3, 6, 4], 1, 1, true),
  depthwiseConv2d: depthwise([2, 5, 4, 3], [3, 3, 3, 1], 1, 1, true),
  'depthwiseConv2d, every second pixel': depthwise([1, 6, 5, 4], [3, 3, 4, 1], 2, 1, false),
  averagePool2d: (graph, tensor) => graph.apply('averagePool2d', [tensor(2, 4, 6, 3)], { size: 2 }),
  'averagePool2d, blocks of 3': (graph, tensor) =>
    graph.apply('averagePool2d', [tensor(1, 6, 3, 2)], { size: 3 }),
  maxPool2d: (graph, tensor) => graph.apply('maxPool2d', [tensor(2, 4, 6, 3)], { size: 2 }),
  resizeNearest: (graph, tensor) =>
    graph.apply('resizeNearest', [tensor(2, 3, 2, 3)], { factor: 2 }),
  'resizeNearest, threefold': (graph, tensor) =>
    graph.apply('resizeNearest', [tensor(1, 2, 3, 2)], { factor: 3 }),
  resizeBilinear: (graph, tensor) =>
    graph.apply('resizeBilinear', [tensor(2, 3, 4, 2)], { height: 6, width: 8 }),
  'resizeBilinear, fourfold': (graph, tensor) =>
    graph.apply('resizeBilinear', [tensor(1, 3, 2, 3)], { height: 12, width: 8 }),
  'resizeBilinear, no whole factor': (graph, tensor) =>
    graph.apply('resizeBilinear', [tensor(1, 3, 4, 2)], { height: 5, width: 4 }),
  gridSample: (graph, tensor) =>
    graph.apply('gridSample', [tensor(1, 5, 4, 3), tensor(1, 3, 6, 2)]),
  'gridSample, two images': (graph, tensor) =>
    graph.apply('gridSample', [tensor(2, 4, 6, 2), tensor(2, 3, 3, 2)]),
  'gridSample, one image past the border': (graph, tensor) => {
    const wide = graph.apply('multiply', [tensor(1, 4, 4, 2), graph.number(2)]);
    return graph.apply('gridSample', [tensor(1, 4, 5, 1), wide]);
  },
  'conv2d, a filter that is not learned': (graph, tensor) => {
    const filter = graph.parameter('given', [3, 3, 2, 3], { kind: 'given' });
    return graph.apply('conv2d', [tensor(1, 4, 5, 2), filter], { stride: 1, padding: 1 });
  },
  'a small network': (graph, tensor) => {
    const image = tensor(1, 8, 8, 3);
    const convolve = (from: Value, made: number, stride: 1 | 2): Value => {
      const read = from.shape[3];
      const inputs = [from, tensor(3, 3, read, made), tensor(made)];
      const convolved = graph.apply('conv2d', inputs, { stride, padding: 1 });
      return graph.apply('leakyRelu', [convolved], { slope: 0.1 });
    };
    const fine = convolve(image, 4, 1);
    const coarse = convolve(fine, 4, 2);
    const enlarged = graph.apply('resizeNearest', [coarse], { factor: 2 });
    const joined = graph.apply('concatenate', [enlarged, fine], { axis: 3 });
    const inputs = [joined, tensor(3, 3, 8, 2), tensor(2)];
    const flow = graph.apply('tanh', [graph.apply('conv2d', inputs, { stride: 1, padding: 1 })]);
    return graph.apply('gridSample', [image, flow]);
  },
};
