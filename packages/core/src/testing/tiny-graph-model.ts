import type { ModelSpec } from '../contracts/model-runner.js';
import type { Tensor } from '../contracts/tensor.js';

const scale = [2, -1, 0.5];

/**
 * A TensorFlow.js graph model of a few bytes, for tests of model runners:
 * `scaled` = relu(`values` · [2, −1, 0.5]), `shifted` = `scaled` + float(`offset`).
 */
export const tinyGraphModel = {
  /** What to write to a file `….json`. */
  json: JSON.stringify({
    format: 'graph-model',
    signature: {
      inputs: {
        values: { name: 'values:0', dtype: 'DT_FLOAT' },
        offset: { name: 'offset:0', dtype: 'DT_INT32' },
      },
      outputs: {
        scaled: { name: 'positive:0', dtype: 'DT_FLOAT' },
        shifted: { name: 'sum:0', dtype: 'DT_FLOAT' },
      },
    },
    modelTopology: {
      versions: {},
      node: [
        placeholder('values', 'DT_FLOAT', ['-1', '3']),
        placeholder('offset', 'DT_INT32', ['1']),
        { name: 'scale', op: 'Const', attr: { dtype: { type: 'DT_FLOAT' } } },
        {
          name: 'product',
          op: 'Mul',
          input: ['values', 'scale'],
          attr: { T: { type: 'DT_FLOAT' } },
        },
        { name: 'positive', op: 'Relu', input: ['product'], attr: { T: { type: 'DT_FLOAT' } } },
        {
          name: 'real',
          op: 'Cast',
          input: ['offset'],
          attr: { SrcT: { type: 'DT_INT32' }, DstT: { type: 'DT_FLOAT' } },
        },
        {
          name: 'sum',
          op: 'AddV2',
          input: ['positive', 'real'],
          attr: { T: { type: 'DT_FLOAT' } },
        },
      ],
    },
    weightsManifest: [
      { paths: ['tiny.bin'], weights: [{ name: 'scale', shape: [3], dtype: 'float32' }] },
    ],
  }),
  /** What to write to the file `tiny.bin` beside it. */
  weights: new Uint8Array(new Float32Array(scale).buffer),
  /** @param file where the JSON was written */
  spec: (file: string): ModelSpec => ({
    name: 'tiny',
    format: 'tfjs-graph-model',
    location: { file },
    inputs: {
      values: { type: 'float32', shape: [1, 3] },
      offset: { type: 'int32', shape: [1] },
    },
  }),
  feeds: (values: readonly [number, number, number], offset: number): Record<string, Tensor> => ({
    values: { type: 'float32', shape: [1, 3], data: Float32Array.from(values) },
    offset: { type: 'int32', shape: [1], data: Int32Array.of(offset) },
  }),
  /** What the model must answer, by its definition. */
  answers: (
    values: readonly [number, number, number],
    offset: number,
  ): Record<string, number[]> => {
    const scaled = values.map((value, index) => Math.max(0, value * scale[index]!));
    return { scaled, shifted: scaled.map((value) => value + offset) };
  },
};

function placeholder(name: string, type: string, sizes: string[]) {
  const shape = { shape: { dim: sizes.map((size) => ({ size })) } };
  return { name, op: 'Placeholder', attr: { dtype: { type }, shape } };
}
