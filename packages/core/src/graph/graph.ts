import type { OperationName } from './operations.js';
import type { Shape } from './shape.js';

/**
 * A network as data: any runtime can build it from this and a value for each parameter. Tensors are float32,
 * row-major, of fixed shapes; each is known by a name, and is named before it is used.
 */
export interface Graph {
  readonly name: string;
  /** What is given at each run. */
  readonly inputs: readonly GraphInput[];
  /** What is learned, here or before. */
  readonly parameters: readonly GraphParameter[];
  /** In an order in which they can be computed. */
  readonly nodes: readonly GraphNode[];
  /** What a run gives. */
  readonly outputs: readonly GraphOutput[];
}

export interface GraphInput {
  readonly name: string;
  readonly shape: Shape;
}

export interface GraphParameter extends GraphInput {
  /** What it is before anything was learned. */
  readonly initial: Initializer;
}

/** `normal`: normally distributed around 0. `given`: not learned here; its values come along and stay as they are. */
export type Initializer =
  | { readonly kind: 'given' }
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'normal'; readonly deviation: number };

/** Whether training changes a parameter. */
export function isLearned({ initial }: GraphParameter): boolean {
  return initial.kind !== 'given';
}

/** An operation applied to tensors. */
export interface GraphNode {
  /** The name of the tensor that it makes. */
  readonly name: string;
  readonly operation: OperationName;
  readonly inputs: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly shape: Shape;
}

export interface GraphOutput {
  readonly name: string;
  /** The tensor that it gives. */
  readonly tensor: string;
}
