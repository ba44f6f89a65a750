import type { Shape } from '@drapeflow/core';
import type { OnnxGraph } from '../onnx-file/onnx-graph.js';
import type { Layout, Value } from '../onnx-file/value.js';

/** A node of the graph, its inputs written already. */
export interface OperationCall<Attributes> {
  readonly graph: OnnxGraph;
  readonly inputs: readonly Value[];
  readonly attributes: Attributes;
  /** Of what the node makes. */
  readonly shape: Shape;
}

/** Writes one operation of the graph language as ONNX nodes and returns the tensor that they make. */
export type ExportOperation<Attributes> = (call: OperationCall<Attributes>) => Value;

/** For operations without attributes. */
export type NoAttributes = Record<string, never>;

/** The tensor that an ONNX node makes. */
export function madeIn(layout: Layout, name: string, shape: Shape): Value {
  return { type: 'float32', shape, names: { [layout]: name } };
}
