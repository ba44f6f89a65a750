/* eslint-disable @nx/enforce-module-boundaries -- tests run real models on Node */
import { create, toBinary } from '@bufbuild/protobuf';
import { SharedModels, type ModelRunner, type Tensor } from '@drapeflow/core';
import { AttributeProto_AttributeType, ModelProtoSchema, TensorProto_DataType } from 'onnx-buf';
import { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-node';

/** Runs ONNX files plainly through onnxruntime. */
export function onnxruntimeRunner(): ModelRunner {
  const models = new SharedModels(async ({ location }) => {
    if (!('file' in location)) throw new Error('only files');
    const session = await InferenceSession.create(location.file);
    return {
      outputs: session.outputNames,
      run: async (feeds) => {
        const fed = Object.entries(feeds).map(([name, { type, data, shape }]) => [
          name,
          new OrtTensor(type, data as Float32Array, shape),
        ]);
        const answers = await session.run(Object.fromEntries(fed));
        const read = Object.entries(answers).map(([name, { type, dims, data }]) => [
          name,
          type === 'float32'
            ? { type, shape: dims, data }
            : { type: 'int32', shape: dims, data: Int32Array.from(data as never, Number) },
        ]);
        return Object.fromEntries(read) as Record<string, Tensor>;
      },
    };
  });
  return { description: 'onnxruntime 1.30.0, cpu', load: (spec) => models.load(spec) };
}

export interface Node {
  readonly operation: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly integers?: Readonly<Record<string, number | readonly number[]>>;
}

export interface Weights {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

/** The content of a small ONNX file with one input, real numbers. */
export function onnxFile(
  input: { readonly name: string; readonly shape: readonly number[] },
  nodes: readonly Node[],
  outputs: Readonly<Record<string, 'float32' | 'int64'>>,
  weights: Readonly<Record<string, Weights>>,
): Uint8Array {
  const { FLOAT, INT64 } = TensorProto_DataType;
  const valueInfo = (name: string, elemType: TensorProto_DataType, shape?: readonly number[]) => {
    const dim = shape?.map((size) => ({
      value: { case: 'dimValue' as const, value: BigInt(size) },
    }));
    const value = { elemType, ...(dim && { shape: { dim } }) };
    return { name, type: { value: { case: 'tensorType' as const, value } } };
  };
  const model = create(ModelProtoSchema, {
    irVersion: 8n,
    opsetImport: [{ version: 17n }],
    graph: {
      name: 'test',
      input: [valueInfo(input.name, FLOAT, input.shape)],
      output: Object.entries(outputs).map(([name, type]) =>
        valueInfo(name, type === 'float32' ? FLOAT : INT64),
      ),
      node: nodes.map(({ operation, inputs, output, integers = {} }) => ({
        opType: operation,
        input: [...inputs],
        output: [output],
        attribute: Object.entries(integers).map(([name, value]) =>
          typeof value === 'number'
            ? { name, type: AttributeProto_AttributeType.INT, i: BigInt(value) }
            : { name, type: AttributeProto_AttributeType.INTS, ints: value.map(BigInt) },
        ),
      })),
      initializer: Object.entries(weights).map(([name, { shape, values }]) => ({
        name,
        dims: shape.map(BigInt),
        dataType: FLOAT,
        rawData: new Uint8Array(Float32Array.from(values).buffer),
      })),
    },
  });
  return toBinary(ModelProtoSchema, model);
}
