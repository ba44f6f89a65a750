import {
  DrapeflowError,
  type GraphBuilder,
  type Value,
  type Weights,
  type WeightTensor,
} from '@drapeflow/core';

/** An inverted residual block: widened, convolved channel by channel, made narrow again. */
interface Block {
  readonly name: string;
  readonly read: number;
  readonly wide: number;
  readonly made: number;
  readonly stride: 1 | 2;
}

/** The first blocks of MobileNetV2 (Sandler et al., 2018, table 2), down to a sixteenth of the image's size. */
const blocks: readonly Block[] = [
  { name: 'expanded_conv', read: 32, wide: 32, made: 16, stride: 1 },
  ...stage(1, 2, 16, 24, 2),
  ...stage(3, 3, 24, 32, 2),
  ...stage(6, 4, 32, 64, 2),
  ...stage(10, 3, 64, 96, 1),
];

/** The last blocks of 1/2, 1/4, 1/8 and 1/16 of the image's size. */
const featuresAfter = ['expanded_conv', 'block_2', 'block_5', 'block_12'];

function stage(first: number, count: number, read: number, made: number, stride: 1 | 2): Block[] {
  return Array.from({ length: count }, (_, i) => {
    const from = i === 0 ? read : made;
    const name = `block_${first + i}`;
    return { name, read: from, wide: 6 * from, made, stride: i === 0 ? stride : 1 };
  });
}

/** A convolution: its name in Keras's model, the shape of its filter, and what is done with it. */
interface Convolution {
  readonly name: string;
  readonly filter: readonly [height: number, width: number, read: number, made: number];
  readonly stride: 1 | 2;
  readonly isDepthwise: boolean;
  readonly isRectified: boolean;
}

const first: Convolution = {
  name: 'Conv1',
  filter: [3, 3, 3, 32],
  stride: 2,
  isDepthwise: false,
  isRectified: true,
};

function convolutionsOf({ name, read, wide, made, stride }: Block): Convolution[] {
  const pointwise = { stride: 1, isDepthwise: false } as const;
  const expand: Convolution = {
    ...pointwise,
    name: `${name}_expand`,
    filter: [1, 1, read, wide],
    isRectified: true,
  };
  return [
    ...(wide > read ? [expand] : []),
    {
      name: `${name}_depthwise`,
      filter: [3, 3, wide, 1],
      stride,
      isDepthwise: true,
      isRectified: true,
    },
    { ...pointwise, name: `${name}_project`, filter: [1, 1, wide, made], isRectified: false },
  ];
}

/** Where the parameters of a convolution are found in a graph. */
const nameOf = ({ name }: Convolution, part: 'filter' | 'bias') =>
  `movenet-features.${name}.${part}`;

/**
 * The features of an image at 1/2, 1/4, 1/8 and 1/16 of its size.
 * @param image [n, h, w, 3], −1…1; height and width are multiples of 16
 */
export function describeMobileNetV2(graph: GraphBuilder, image: Value): Value[] {
  const features: Value[] = [];
  let last = convolve(graph, first, image);
  for (const block of blocks) {
    const before = last;
    for (const convolution of convolutionsOf(block)) last = convolve(graph, convolution, last);
    const isResidual = block.stride === 1 && block.read === block.made;
    if (isResidual) last = graph.apply('add', [last, before]);
    if (featuresAfter.includes(block.name)) features.push(last);
  }
  return features;
}

function convolve(graph: GraphBuilder, convolution: Convolution, from: Value): Value {
  const { filter: shape, stride, isDepthwise, isRectified } = convolution;
  const given = { kind: 'given' } as const;
  const filter = graph.parameter(nameOf(convolution, 'filter'), shape, given);
  const bias = graph.parameter(nameOf(convolution, 'bias'), [shape[isDepthwise ? 2 : 3]], given);
  const operation = isDepthwise ? 'depthwiseConv2d' : 'conv2d';
  const padding = shape[0] === 3 && stride === 1 ? 1 : 0;
  const image = stride === 2 ? paddedAtTheEnd(graph, from) : from;
  const convolved = graph.apply(operation, [image, filter, bias], { stride, padding });
  return isRectified ? rectified(graph, convolved) : convolved;
}

/** TensorFlow's padding 'SAME' of an even size and stride 2: a row of zeros below and a column to the right. */
function paddedAtTheEnd(graph: GraphBuilder, image: Value): Value {
  const [batch, height, width, channels] = image.shape;
  const zeros = (...shape: number[]) => {
    const count = shape.reduce((product, size) => product * size, 1);
    return graph.apply('constant', [], { shape, values: new Array<number>(count).fill(0) });
  };
  const wider = graph.apply('concatenate', [image, zeros(batch, height, 1, channels)], { axis: 2 });
  return graph.apply('concatenate', [wider, zeros(batch, 1, width + 1, channels)], { axis: 1 });
}

/** Between 0 and 6. */
function rectified(graph: GraphBuilder, value: Value): Value {
  const positive = graph.apply('leakyRelu', [value], { slope: 0 });
  const above = graph.apply('leakyRelu', [graph.apply('subtract', [value, graph.number(6)])], {
    slope: 0,
  });
  return graph.apply('subtract', [positive, above]);
}

/**
 * The weights for `describeMobileNetV2` from those of a model that holds it, normalization folded in.
 * @param learned named by Keras: what ends in `/Conv1/Conv2D_weights`, `/Conv1/Conv2D_bn_offset` …
 * @param from where they are from, for messages
 * @throws DrapeflowError WEIGHTS_MISMATCH
 */
export function mobileNetV2Weights(learned: Weights, from: string): Map<string, WeightTensor> {
  const weights = new Map<string, WeightTensor>();
  const problems: string[] = [];
  for (const convolution of [first, ...blocks.flatMap(convolutionsOf)]) {
    const { name, filter, isDepthwise } = convolution;
    const node = `/${name}/${isDepthwise ? 'depthwise' : 'Conv2D'}`;
    const parts = [
      ['filter', `${node}_weights`, filter],
      ['bias', `${node}_bn_offset`, [filter[isDepthwise ? 2 : 3]]],
    ] as const;
    for (const [part, ending, shape] of parts) {
      const found = [...learned].find(([key]) => key.endsWith(ending))?.[1];
      if (found?.shape.join() === shape.join()) weights.set(nameOf(convolution, part), found);
      else {
        const is = found
          ? `is [${found.shape.join(', ')}], not [${shape.join(', ')}]`
          : 'is missing';
        problems.push(`…${ending} ${is}`);
      }
    }
  }
  if (problems.length === 0) return weights;
  throw new DrapeflowError('WEIGHTS_MISMATCH', { graph: `MobileNetV2 (${from})`, problems });
}
