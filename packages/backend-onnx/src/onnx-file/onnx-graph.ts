import { create, toBinary } from '@bufbuild/protobuf';
import { elementCount, type TensorType } from '@drapeflow/core';
import {
  AttributeProto_AttributeType as AttributeType,
  ModelProtoSchema,
  TensorProto_DataType as DataType,
} from 'onnx-buf';
import {
  isNumber,
  known,
  permute,
  toChannelsFirst,
  toChannelsLast,
  type Layout,
  type Value,
} from './value.js';

/** The attributes of an ONNX node: a number is written as an integer, `{ float }` as a real number. */
export type NodeAttributes = Readonly<
  Record<string, number | string | readonly number[] | { readonly float: number }>
>;

const dataTypes = { float32: DataType.FLOAT, int32: DataType.INT32, int64: DataType.INT64 };

/** Builds an ONNX graph (operator set 17) node by node. Tensors are known by their names. */
export class OnnxGraph {
  private readonly nodes: ReturnType<typeof nodeInit>[] = [];
  private readonly initializers: ReturnType<typeof initializerInit>[] = [];
  private readonly inputs: ReturnType<typeof valueInfoInit>[] = [];
  private readonly outputs: ReturnType<typeof valueInfoInit>[] = [];
  private names = 0;

  input(name: string, type: TensorType, shape: readonly number[]): Value {
    this.inputs.push(valueInfoInit(name, type, shape));
    return { type, shape, names: { original: name } };
  }

  output(name: string, value: Value): void {
    this.nodes.push(nodeInit('Identity', [this.nameIn('original', value)], [name], {}));
    this.outputs.push(valueInfoInit(name, value.type, value.shape));
  }

  /** Adds a node with one output. An empty input name leaves out an optional input. */
  node(operation: string, inputs: readonly string[], attributes: NodeAttributes = {}): string {
    return this.split(operation, inputs, attributes, 1)[0]!;
  }

  /** Adds a node with several outputs. */
  split(
    operation: string,
    inputs: readonly string[],
    attributes: NodeAttributes,
    count: number,
  ): string[] {
    const outputs = Array.from({ length: count }, () => this.newName(operation));
    this.nodes.push(nodeInit(operation, inputs, outputs, attributes));
    return outputs;
  }

  constant(data: Float32Array | Int32Array | BigInt64Array, shape: readonly number[]): string {
    const name = this.newName('constant');
    this.initializers.push(initializerInit(name, data, shape));
    return name;
  }

  /** A list of 64-bit integers, as ONNX wants shapes and axes. */
  integers(values: readonly number[]): string {
    return this.constant(BigInt64Array.from(values, BigInt), [values.length]);
  }

  scalar(value: number): string {
    return this.constant(Float32Array.of(value), []);
  }

  /** The name of a value in a layout; where it is not there in that layout, it is transposed. */
  nameIn(wanted: Layout, value: Value): string {
    const layout = isNumber(value.shape) ? 'original' : wanted;
    value.names[layout] ??= value.data
      ? this.knownIn(layout, value, value.data)
      : layout === 'original'
        ? this.node('Transpose', [value.names.channelsFirst!], { perm: toChannelsLast })
        : this.node('Transpose', [value.names.original!], { perm: toChannelsFirst });
    return value.names[layout];
  }

  /**
   * @param name of the graph
   * @param producerVersion the version of what made the file
   */
  toBytes(name: string, producerVersion: string): Uint8Array<ArrayBuffer> {
    const model = create(ModelProtoSchema, {
      irVersion: 8n,
      opsetImport: [{ domain: '', version: 17n }],
      producerName: 'drapeflow',
      producerVersion,
      graph: {
        name,
        node: this.nodes,
        initializer: this.initializers,
        input: this.inputs,
        output: this.outputs,
      },
    });
    return toBinary(ModelProtoSchema, model) as Uint8Array<ArrayBuffer>;
  }

  private knownIn(layout: Layout, value: Value, data: NonNullable<Value['data']>): string {
    if (layout === 'original' || elementCount(value.shape) === 1) {
      return this.constant(data, value.shape);
    }
    const shape = [...Array<number>(4 - value.shape.length).fill(1), ...value.shape];
    const order = toChannelsFirst.map((axis) => shape[axis]!);
    return this.constant(permute(data, shape, toChannelsFirst), order);
  }

  private newName(operation: string): string {
    // No input or output has an @ in its name: TensorFlow allows none, and the export refuses it.
    return `${operation}@${this.names++}`;
  }
}

function nodeInit(
  opType: string,
  input: readonly string[],
  output: readonly string[],
  attributes: NodeAttributes,
) {
  return {
    name: output[0]!,
    opType,
    input: [...input],
    output: [...output],
    attribute: Object.entries(attributes).map(([name, value]) => attributeInit(name, value)),
  };
}

function attributeInit(name: string, value: NodeAttributes[string]) {
  if (typeof value === 'number') return { name, type: AttributeType.INT, i: BigInt(value) };
  if (typeof value === 'string') {
    return { name, type: AttributeType.STRING, s: new TextEncoder().encode(value) };
  }
  if ('float' in value) return { name, type: AttributeType.FLOAT, f: value.float };
  return { name, type: AttributeType.INTS, ints: value.map(BigInt) };
}

function initializerInit(
  name: string,
  data: Float32Array | Int32Array | BigInt64Array,
  shape: readonly number[],
) {
  const type = data instanceof BigInt64Array ? 'int64' : known(data, shape).type;
  const bytes = new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
  return { name, dims: shape.map(BigInt), dataType: dataTypes[type], rawData: bytes };
}

function valueInfoInit(name: string, type: TensorType, shape: readonly number[]) {
  const dim = shape.map((size) => ({
    value: { case: 'dimValue' as const, value: BigInt(size) },
  }));
  const tensor = { elemType: dataTypes[type], shape: { dim } };
  return { name, type: { value: { case: 'tensorType' as const, value: tensor } } };
}
