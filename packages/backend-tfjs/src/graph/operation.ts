import type { Shape } from '@drapeflow/core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** How TensorFlow.js computes an operation of the graph language, and the gradients of it. */
export interface TfjsOperation<Attributes> {
  /** @returns a tensor of its own, never one of the inputs */
  compute(inputs: readonly Tensor[], attributes: Attributes, shape: Shape): Tensor;
  /**
   * For each input, what makes the gradient by it; only what is needed is called.
   * Absent where no gradient passes.
   */
  gradients?(pass: BackwardPass<Attributes>): readonly (() => Tensor)[];
}

/** What gradients are made from. */
export interface BackwardPass<Attributes> {
  /** Of the loss, by the output. */
  readonly gradient: Tensor;
  readonly inputs: readonly Tensor[];
  readonly output: Tensor;
  readonly attributes: Attributes;
}

/** For operations without attributes. */
export type NoAttributes = Record<string, never>;
