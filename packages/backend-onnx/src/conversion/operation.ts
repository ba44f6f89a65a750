import type { Attributes } from './attributes.js';
import type { OnnxGraph } from '../onnx-file/onnx-graph.js';
import type { Value } from '../onnx-file/value.js';

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
