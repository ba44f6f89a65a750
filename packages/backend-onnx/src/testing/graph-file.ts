import type { Tensor } from '@drapeflow/core';
import type { GraphModelContent } from './tfjs-reference.js';

/** An attribute as it stands in a graph model's JSON. */
export const attribute = {
  integer: (value: number) => ({ i: String(value) }),
  integers: (values: readonly number[]) => ({ list: { i: values.map(String) } }),
  flag: (value: boolean) => ({ b: value }),
  text: (value: string) => ({ s: base64(value) }),
  texts: (values: readonly string[]) => ({ list: { s: values.map(base64) } }),
  type: (type: Tensor['type']) => ({ type: dataTypes[type] }),
};

export interface SingleOperation {
  readonly operation: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  /** Tensors that the model is run with, and, marked as `known`, weights. */
  readonly inputs: readonly { readonly tensor: Tensor; readonly known?: boolean }[];
  /** How many outputs the operation has. */
  readonly outputs?: number;
}

/** The files of a graph model with one operation; its inputs are named in0, in1 …, its outputs out0, out1 … */
export function singleOperationModel({
  operation,
  attributes = {},
  inputs,
  outputs = 1,
}: SingleOperation): GraphModelContent {
  const names = inputs.map((_, index) => `in${index}`);
  const weights = inputs.flatMap(({ tensor, known }, index) =>
    known ? { name: names[index]!, ...tensor } : [],
  );
  const nodes = inputs.map(({ tensor, known }, index) => ({
    name: names[index]!,
    op: known ? 'Const' : 'Placeholder',
    attr: { dtype: attribute.type(tensor.type), ...(known ? {} : shapeAttribute(tensor)) },
  }));
  const run = inputs.flatMap(({ tensor, known }, index) =>
    known ? [] : [[names[index]!, signature(names[index]!, tensor.type)] as const],
  );
  const results = Array.from({ length: outputs }, (_, index) => [
    `out${index}`,
    { name: `operation:${index}` },
  ]);
  return {
    json: JSON.stringify({
      format: 'graph-model',
      signature: { inputs: Object.fromEntries(run), outputs: Object.fromEntries(results) },
      modelTopology: {
        versions: {},
        node: [
          ...nodes,
          {
            name: 'operation',
            op: operation,
            input: names,
            attr: { T: attribute.type('float32'), ...attributes },
          },
        ],
      },
      weightsManifest: [
        {
          paths: ['weights.bin'],
          weights: weights.map(({ name, shape, type }) => ({ name, shape, dtype: type })),
        },
      ],
    }),
    weights: Buffer.concat(weights.map(({ data }) => new Uint8Array(data.slice().buffer))),
  };
}

const dataTypes = { float32: 'DT_FLOAT', int32: 'DT_INT32' };

function shapeAttribute({ shape }: Tensor) {
  return { shape: { shape: { dim: shape.map((size) => ({ size: String(size) })) } } };
}

function signature(name: string, type: Tensor['type']) {
  return { name: `${name}:0`, dtype: dataTypes[type] };
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
