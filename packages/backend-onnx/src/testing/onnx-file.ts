import { create, toBinary } from '@bufbuild/protobuf';
import {
  AttributeProto_AttributeType,
  ModelProtoSchema,
  TensorProto_DataType as DataType,
} from 'onnx-buf';

/** A size, or the name of an open one. */
type Size = number | string;

export interface OnnxTensor {
  readonly name: string;
  readonly type: DataType;
  readonly shape: readonly Size[];
}

export interface OnnxNode {
  readonly operation: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly integers?: Readonly<Record<string, number>>;
}

/** The content of an ONNX file, made without the code under test. */
export function onnxFile(
  inputs: readonly OnnxTensor[],
  nodes: readonly OnnxNode[],
  outputs: readonly OnnxTensor[],
  weights: Readonly<Record<string, Float32Array<ArrayBuffer>>> = {},
): Uint8Array {
  const model = create(ModelProtoSchema, {
    irVersion: 8n,
    opsetImport: [{ version: 17n }],
    graph: {
      name: 'test',
      input: inputs.map(valueInfo),
      output: outputs.map(valueInfo),
      node: nodes.map(({ operation, inputs, outputs, integers = {} }) => ({
        opType: operation,
        input: [...inputs],
        output: [...outputs],
        attribute: Object.entries(integers).map(([name, value]) => ({
          name,
          type: AttributeProto_AttributeType.INT,
          i: BigInt(value),
        })),
      })),
      initializer: Object.entries(weights).map(([name, data]) => ({
        name,
        dims: [BigInt(data.length)],
        dataType: DataType.FLOAT,
        rawData: new Uint8Array(data.buffer),
      })),
    },
  });
  return toBinary(ModelProtoSchema, model);
}

function valueInfo({ name, type, shape }: OnnxTensor) {
  const dim = shape.map((size) => ({
    value:
      typeof size === 'string'
        ? { case: 'dimParam' as const, value: size }
        : { case: 'dimValue' as const, value: BigInt(size) },
  }));
  const tensor = { elemType: type, shape: { dim } };
  return { name, type: { value: { case: 'tensorType' as const, value: tensor } } };
}
