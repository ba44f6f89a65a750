import type { Tensor } from '@drapeflow/core';
import { InferenceSession, Tensor as OnnxTensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { decodeGraphModel } from '../../graph-model/read-graph-model.js';
import { graphModelFile } from '../../graph-model/graph-model-file.js';
import { attribute, singleOperationModel, type SingleOperation } from '../../testing/graph-file.js';
import { referenceAnswers } from '../../testing/tfjs-reference.js';
import { convertGraphModel } from '../convert-graph-model.js';
import { operations } from './operations.js';

const { integer, integers, flag, text, texts, type } = attribute;
const ofIntegers = { T: type('int32') };

/** Every operation, each in the variants in which its conversion differs. */
const cases: (SingleOperation & { readonly variant: string })[] = [
  ...convolutions('Conv2D', [3, 3, 4, 5]),
  ...convolutions('DepthwiseConv2dNative', [3, 3, 4, 2]),
  ...fusedConvolutions('_FusedConv2D', [3, 3, 4, 5], 5),
  ...fusedConvolutions('FusedDepthwiseConv2dNative', [3, 3, 4, 1], 4),
  ...(
    [
      ['SAME', 1, [1, 5, 7, 3]],
      ['SAME', 2, [1, 10, 14, 3]],
      ['SAME', 2, [1, 9, 13, 3]],
      ['VALID', 2, [1, 11, 15, 3]],
      ['VALID', 2, [1, 12, 16, 3]],
    ] as const
  ).map(([padding, stride, output]) => ({
    operation: 'Conv2DBackpropInput',
    variant: `${padding}, stride ${stride}, to ${output.join('×')}`,
    inputs: [known(int32([...output])), known(float32([3, 3, 3, 4])), free(float32([1, 5, 7, 4]))],
    attributes: { ...steps(stride), padding: text(padding) },
  })),
  ...['MaxPool', 'AvgPool'].flatMap((operation) =>
    [
      ['SAME', 2],
      ['VALID', 2],
      ['SAME', 1],
    ].map(([padding, stride]) => ({
      operation,
      variant: `${padding}, stride ${stride}`,
      inputs: [free(float32([1, 7, 6, 3]))],
      attributes: {
        ksize: integers([1, 3, 2, 1]),
        strides: integers([1, Number(stride), Number(stride), 1]),
        padding: text(String(padding)),
      },
    })),
  ),
  ...[
    { variant: 'plain', attributes: {} },
    { variant: 'aligned corners', attributes: { align_corners: flag(true) } },
    { variant: 'half pixel centres', attributes: { half_pixel_centers: flag(true) } },
  ].flatMap(({ variant, attributes }) =>
    [
      [10, 12],
      [3, 4],
    ].map((size) => ({
      operation: 'ResizeBilinear',
      variant: `${variant}, to ${size.join('×')}`,
      inputs: [free(float32([1, 5, 6, 3])), known(int32(size))],
      attributes,
    })),
  ),
  ...['Add', 'AddV2', 'Sub', 'Mul', 'RealDiv', 'SquaredDifference'].flatMap((operation) => [
    binary(operation, 'equal shapes', free(float32([2, 3, 4, 5])), free(float32([2, 3, 4, 5]))),
    binary(operation, 'known, repeated', free(float32([2, 3, 4, 5])), known(float32([5]))),
    binary(operation, 'known first', known(float32([3, 1, 5])), free(float32([1, 3, 4, 5]))),
    binary(operation, 'of two ranks', free(float32([4, 1])), free(float32([2, 3, 4, 5]))),
  ]),
  {
    operation: 'FloorDiv',
    variant: 'integers of both signs',
    inputs: [free(int32([7, -7, 7, -7, 6, -6])), free(int32([2, 2, -2, -2, 3, 3]))],
    attributes: ofIntegers,
  },
  {
    operation: 'AddN',
    variant: 'three',
    inputs: [float32([2, 3]), float32([2, 3]), float32([2, 3])].map(free),
    attributes: { N: integer(3) },
  },
  ...['Relu', 'Relu6', 'Sigmoid', 'Sqrt', 'Identity'].map((operation) => ({
    operation,
    variant: 'a matrix',
    inputs: [free(operation === 'Sqrt' ? positive([3, 40]) : float32([3, 40], 10))],
  })),
  {
    operation: 'Cast',
    variant: 'to integers',
    inputs: [free(float32([3, 4], 10))],
    attributes: { SrcT: type('float32'), DstT: type('int32') },
  },
  {
    operation: 'Cast',
    variant: 'to real numbers',
    inputs: [free(int32([-3, 0, 1 << 20]))],
    attributes: { SrcT: type('int32'), DstT: type('float32') },
  },
  {
    operation: 'Reshape',
    variant: 'with an open size',
    inputs: [free(float32([2, 3, 4, 5])), known(int32([6, -1]))],
  },
  ...[0, 2, -1].map((axis) => ({
    operation: 'ExpandDims',
    variant: `axis ${axis}`,
    inputs: [free(float32([3, 4])), known(scalar(axis))],
  })),
  {
    operation: 'Squeeze',
    variant: 'given axes',
    inputs: [free(float32([1, 3, 1, 4]))],
    attributes: { squeeze_dims: integers([-2]) },
  },
  { operation: 'Squeeze', variant: 'all axes', inputs: [free(float32([1, 3, 1, 4]))] },
  ...[0, 1, -1].flatMap((axis) => [
    {
      operation: 'Pack',
      variant: `axis ${axis}`,
      inputs: [free(float32([3, 4])), free(float32([3, 4]))],
      attributes: { N: integer(2), axis: integer(axis) },
    },
    {
      operation: 'Unpack',
      variant: `axis ${axis}`,
      inputs: [free(float32([2, 3, 2]))],
      outputs: [2, 3, 2].at(axis)!,
      attributes: { num: integer([2, 3, 2].at(axis)!), axis: integer(axis) },
    },
  ]),
  {
    operation: 'Unpack',
    variant: 'one part',
    inputs: [free(float32([1, 3]))],
    attributes: { num: integer(1), axis: integer(0) },
  },
  ...[1, -1].map((axis) => ({
    operation: 'ConcatV2',
    variant: `axis ${axis}`,
    inputs: [free(float32([1, 2, 3, 4])), free(float32([1, 2, 3, 4])), known(scalar(axis))],
    attributes: { N: integer(2) },
  })),
  {
    operation: 'Pad',
    variant: 'each side differently',
    inputs: [free(float32([1, 2, 3, 4])), known(int32([0, 0, 1, 2, 3, 0, 0, 5], [4, 2]))],
  },
  {
    operation: 'DepthToSpace',
    variant: 'blocks of 2',
    inputs: [free(float32([1, 3, 2, 8]))],
    attributes: { block_size: integer(2), data_format: text('NHWC') },
  },
  ...[1, -1].map((axis) => ({
    operation: 'ArgMax',
    variant: `axis ${axis}`,
    inputs: [free(float32([2, 5, 3])), known(scalar(axis))],
  })),
  {
    operation: 'ArgMax',
    variant: 'with equal values',
    inputs: [free(float32From([1, 7, 7, 0, 7], [5])), known(scalar(0))],
  },
  {
    operation: 'GatherNd',
    variant: 'elements',
    inputs: [free(float32([3, 4])), free(int32([0, 1, 2, 3], [2, 2]))],
  },
  {
    operation: 'GatherNd',
    variant: 'rows',
    inputs: [free(float32([3, 4])), known(int32([2, 0], [2, 1]))],
  },
];

describe('each operation, converted to ONNX, answers what TensorFlow.js answers', () => {
  it.each(cases.map((one) => [`${one.operation}: ${one.variant}`, one] as const))(
    '%s',
    async (_, one) => {
      const content = singleOperationModel(one);
      const feeds = Object.fromEntries(
        one.inputs.flatMap(({ tensor, known }, index) => (known ? [] : [[`in${index}`, tensor]])),
      );
      const expected = await referenceAnswers('cpu', content, feeds);
      const answers = await convertedAnswers(content, feeds);
      expect(Object.keys(answers)).toEqual(Object.keys(expected));
      for (const [name, reference] of Object.entries(expected)) {
        expect(answers[name]!.shape).toEqual(reference.shape);
        expect(answers[name]!.type).toBe(reference.type);
        const close = Array.from(reference.data, (value) => expect.closeTo(value, 4));
        expect(Array.from(answers[name]!.data)).toEqual(close);
      }
    },
  );

  it('in the table, but for those on shapes', () => {
    const tested = new Set(cases.map(({ operation }) => operation));
    expect([...operations.keys()].filter((name) => !tested.has(name))).toEqual([
      'Shape',
      'StridedSlice',
    ]);
  });
});

async function convertedAnswers(
  { json, weights }: { json: string; weights: Uint8Array },
  feeds: Record<string, Tensor>,
): Promise<Record<string, Tensor>> {
  const model = decodeGraphModel({
    name: 'single-operation',
    path: 'model.json',
    file: graphModelFile.parse(JSON.parse(json)),
    weights: [Buffer.from(weights)],
    hash: '',
  });
  const session = await InferenceSession.create(convertGraphModel(model, feeds));
  const onnxFeeds = Object.entries(feeds).map(([name, tensor]) => [
    name,
    new OnnxTensor(tensor.type as 'float32', tensor.data as Float32Array, tensor.shape),
  ]);
  const results = await session.run(Object.fromEntries(onnxFeeds));
  await session.release();
  return Object.fromEntries(
    Object.entries(results).map(([name, { type, dims, data }]) => {
      return [name, { type, shape: dims, data } as unknown as Tensor];
    }),
  );
}

function convolutions(operation: string, filter: number[]) {
  return [
    { variant: 'SAME', attributes: { padding: text('SAME') } },
    { variant: 'VALID', attributes: { padding: text('VALID') } },
    { variant: 'SAME, stride 2', strides: 2, attributes: { padding: text('SAME') } },
    { variant: 'VALID, stride 2', strides: 2, attributes: { padding: text('VALID') } },
    {
      variant: 'SAME, dilation 2',
      attributes: { padding: text('SAME'), dilations: integers([1, 2, 2, 1]) },
    },
    {
      variant: 'explicit padding',
      attributes: {
        padding: text('EXPLICIT'),
        explicit_paddings: integers([0, 0, 1, 2, 0, 1, 0, 0]),
      },
    },
  ].map(({ variant, strides = 1, attributes }) => ({
    operation,
    variant,
    inputs: [free(float32([2, 8, 9, 4])), known(float32(filter))],
    attributes: { ...steps(strides), ...attributes },
  }));
}

function fusedConvolutions(operation: string, filter: number[], outputs: number) {
  return [['BiasAdd'], ['BiasAdd', 'Relu'], ['BiasAdd', 'Relu6']].map((fused) => ({
    operation,
    variant: fused.join(', '),
    inputs: [free(float32([1, 6, 7, 4], 3)), known(float32(filter)), known(float32([outputs]))],
    attributes: {
      ...steps(1),
      padding: text('SAME'),
      fused_ops: texts(fused),
      num_args: integer(1),
    },
  }));
}

function steps(stride: number) {
  return { strides: integers([1, stride, stride, 1]), dilations: integers([1, 1, 1, 1]) };
}

function binary(
  operation: string,
  variant: string,
  a: SingleOperation['inputs'][number],
  b: SingleOperation['inputs'][number],
) {
  return { operation, variant, inputs: [a, b] };
}

function free(tensor: Tensor) {
  return { tensor };
}

function known(tensor: Tensor) {
  return { tensor, known: true };
}

/** Values spread over −scale…scale without order. */
function float32(shape: number[], scale = 1): Tensor {
  const length = shape.reduce((product, size) => product * size, 1);
  return float32From(
    Array.from({ length }, (_, at) => scale * Math.sin(1.7 + 12.9898 * at + 0.37 * at * at)),
    shape,
  );
}

function positive(shape: number[]): Tensor {
  const { data } = float32(shape);
  return float32From(Array.from(data, Math.abs), shape);
}

function float32From(values: number[], shape: number[]): Tensor {
  return { type: 'float32', shape, data: Float32Array.from(values) };
}

function int32(values: number[], shape = [values.length]): Tensor {
  return { type: 'int32', shape, data: Int32Array.from(values) };
}

function scalar(value: number): Tensor {
  return int32([value], []);
}
