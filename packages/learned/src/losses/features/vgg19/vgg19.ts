import {
  channelsLast,
  DrapeflowError,
  type GraphBuilder,
  type Value,
  type Weights,
  type WeightTensor,
} from '@drapeflow/core';

/**
 * The convolutions of VGG19 (Simonyan and Zisserman, 2015) up to relu5_1, in the numbering of torchvision's
 * `vgg19().features`; between two blocks the image is halved by its largest values.
 */
const blocks = [[0, 2], [5, 7], [10, 12, 14, 16], [19, 21, 23, 25], [28]];
const widths = [64, 128, 256, 512, 512];
/** Of the pictures that it learned from, 0…1. */
const mean = [0.485, 0.456, 0.406];
const deviation = [0.229, 0.224, 0.225];

/** Where the parameters of a convolution are found in a graph. */
const nameOf = (index: number, part: 'filter' | 'bias') => `perceptual.vgg19.${index}.${part}`;

/**
 * The features of an image after relu1_1, relu2_1, relu3_1, relu4_1 and relu5_1.
 * @param image [n, h, w, 3], −1…1; height and width are multiples of 16
 */
export function describeVgg19(graph: GraphBuilder, image: Value): Value[] {
  const each = (values: readonly number[]) =>
    graph.apply('constant', [], { shape: [1, 1, 1, 3], values });
  const scaled = graph.apply('multiply', [image, each(deviation.map((d) => 0.5 / d))]);
  let last = graph.apply('add', [scaled, each(deviation.map((d, c) => (0.5 - mean[c]) / d))]);
  return blocks.map((block, level) => {
    if (level > 0) last = graph.apply('maxPool2d', [last], { size: 2 });
    const [first, ...rest] = block;
    const features = convolve(graph, first, last, widths[level]);
    last = rest.reduce((from, index) => convolve(graph, index, from, widths[level]), features);
    return features;
  });
}

function convolve(graph: GraphBuilder, index: number, from: Value, made: number): Value {
  const given = { kind: 'given' } as const;
  const filter = graph.parameter(nameOf(index, 'filter'), [3, 3, from.shape[3], made], given);
  const bias = graph.parameter(nameOf(index, 'bias'), [made], given);
  const convolved = graph.apply('conv2d', [from, filter, bias], { stride: 1, padding: 1 });
  return graph.apply('leakyRelu', [convolved], { slope: 0 });
}

/**
 * The weights for `describeVgg19` from those of torchvision, whose filters are [made, read, 3, 3].
 * @param learned named `features.0.weight` …, or `0.weight` … as in the state of `features` alone
 * @param from where they are from, for messages
 * @throws DrapeflowError WEIGHTS_MISMATCH
 */
export function vgg19Weights(learned: Weights, from: string): Map<string, WeightTensor> {
  const weights = new Map<string, WeightTensor>();
  const problems: string[] = [];
  let read = 3;
  blocks.forEach((block, level) => {
    for (const index of block) {
      const made = widths[level];
      const filter = find(learned, `${index}.weight`, [made, read, 3, 3], problems);
      const bias = find(learned, `${index}.bias`, [made], problems);
      if (filter) weights.set(nameOf(index, 'filter'), channelsLast(filter));
      if (bias) weights.set(nameOf(index, 'bias'), bias);
      read = made;
    }
  });
  if (problems.length === 0) return weights;
  throw new DrapeflowError('WEIGHTS_MISMATCH', { graph: `VGG19 (${from})`, problems });
}

function find(
  learned: Weights,
  name: string,
  shape: readonly number[],
  problems: string[],
): WeightTensor | undefined {
  const tensor = learned.get(`features.${name}`) ?? learned.get(name);
  if (tensor && tensor.shape.join() === shape.join()) return tensor;
  problems.push(
    tensor
      ? `${name} is [${tensor.shape.join(', ')}], not [${shape.join(', ')}]`
      : `${name} is missing`,
  );
  return undefined;
}
