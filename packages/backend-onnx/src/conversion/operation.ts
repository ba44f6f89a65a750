import type { Attributes } from './attributes.js';
import type { OnnxGraph } from './onnx-graph.js';
import type { Layout, Value } from './value.js';

/** One node of the TensorFlow graph, its inputs converted already. */
export interface OperationCall {
  readonly graph: OnnxGraph;
  readonly inputs: readonly Value[];
  readonly attributes: Attributes;
}

/**
 * Converts one kind of TensorFlow operation: adds ONNX nodes and returns the outputs in their order.
 * @throws Error saying what about the node cannot be converted
 */
export type Operation = (call: OperationCall) => Value | readonly Value[];

/** @throws Error where there are too few inputs */
export function inputAt(inputs: readonly Value[], index: number): Value {
  const input = inputs[index];
  if (!input) throw new Error(`its input ${index} is missing`);
  return input;
}

/** @throws Error where the elements depend on what the model is run with */
export function knownNumbers(value: Value, what: string): readonly number[] {
  if (!value.data) throw new Error(`its ${what} is not known before the model runs`);
  return [...value.data];
}

/** Channels first where one of the inputs is there already and all can be: no transposition is needed then. */
export function cheapestLayout(inputs: readonly Value[]): Layout {
  const possible = inputs.every(({ shape, data }) => shape.length === 4 || data);
  return possible && inputs.some(({ names }) => names.channelsFirst && !names.original)
    ? 'channelsFirst'
    : 'original';
}
