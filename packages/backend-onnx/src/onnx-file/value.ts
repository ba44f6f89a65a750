import { elementCount, type TensorType } from '@drapeflow/core';

/** A tensor of the graph that is written as ONNX. */
export interface Value {
  readonly type: TensorType;
  /** In the order of that graph: [batch, height, width, channels] where it has these. */
  readonly shape: readonly number[];
  /** The elements, row-major, where they are known before the model runs. */
  readonly data?: Float32Array | Int32Array;
  /** Its names in the ONNX graph, as far as they are there. */
  readonly names: {
    /** In the order of `shape`. */
    original?: string;
    /** As [batch, channels, height, width], which ONNX convolutions need. */
    channelsFirst?: string;
  };
}

export type Layout = keyof Value['names'];

/** For each axis of [batch, channels, height, width], the axis of [batch, height, width, channels]. */
export const toChannelsFirst = [0, 3, 1, 2] as const;
export const toChannelsLast = [0, 2, 3, 1] as const;

/** A tensor whose elements are known. */
export function known(
  data: Float32Array | Int32Array,
  shape: readonly number[],
): Value & { readonly data: Float32Array | Int32Array } {
  return { type: data instanceof Int32Array ? 'int32' : 'float32', shape, data, names: {} };
}

/** Channels first where one of the inputs is there already and all can be: no transposition is needed then. */
export function cheapestLayout(inputs: readonly Value[]): Layout {
  const possible = inputs.every(({ shape, data }) => shape.length === 4 || isNumber(shape) || data);
  return possible && inputs.some(({ names }) => names.channelsFirst && !names.original)
    ? 'channelsFirst'
    : 'original';
}

/** Whether it is the shape of a single number, which is the same in every layout. */
export function isNumber(shape: readonly number[]): boolean {
  return shape.length === 0;
}

/** Where an axis of a tensor in its graph's order lies in a layout. A negative axis counts from the end. */
export function axisIn(layout: Layout, axis: number, rank: number): number {
  const positive = axis < 0 ? axis + rank : axis;
  return layout === 'channelsFirst' ? toChannelsLast[positive]! : positive;
}

/** Sizes or positions for each axis in the graph's order, put into a layout's order. */
export function orderIn<Item>(layout: Layout, items: readonly Item[]): Item[] {
  return layout === 'channelsFirst' ? toChannelsFirst.map((axis) => items[axis]!) : [...items];
}

/** Rearranges the axes of a tensor of rank 4: axis `i` of the result is axis `order[i]` of `data`. */
export function permute<Data extends Float32Array | Int32Array>(
  data: Data,
  shape: readonly number[],
  order: readonly number[],
): Data {
  const strides = shape.map((_, axis) => elementCount(shape.slice(axis + 1)));
  const [d0, d1, d2, d3] = order.map((axis) => shape[axis]!) as [number, number, number, number];
  const [s0, s1, s2, s3] = order.map((axis) => strides[axis]!) as [number, number, number, number];
  const result = data.slice() as Data;
  let at = 0;
  for (let a = 0; a < d0; a++)
    for (let b = 0; b < d1; b++)
      for (let c = 0; c < d2; c++)
        for (let d = 0; d < d3; d++) result[at++] = data[a * s0 + b * s1 + c * s2 + d * s3]!;
  return result;
}
