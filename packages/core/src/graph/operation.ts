import type { z } from 'zod';
import type { Shape } from './shape.js';

/** A value of the reference interpreter: row-major, in double precision. */
export interface ReferenceTensor {
  readonly shape: Shape;
  readonly data: Float64Array;
}

/** An operation of the graph language. `docs/graph.md` says of each what exactly it computes. */
export interface Operation<Attributes = never> {
  readonly name: string;
  /** The fewest and the most tensors that it takes. */
  readonly arity: readonly [least: number, most: number];
  readonly attributes: z.ZodType<Attributes>;
  /** @throws ShapeFault */
  shapeOf(inputs: readonly Shape[], attributes: Attributes): Shape;
  /** The plainest code that computes it. @param shape what `shapeOf` says */
  evaluate(inputs: readonly ReferenceTensor[], attributes: Attributes, shape: Shape): Float64Array;
}

/** Says in a clause why an operation cannot be applied. */
export class ShapeFault extends Error {}

export function defineOperation<const Name extends string, Attributes>(
  operation: Operation<Attributes> & { readonly name: Name },
): Operation<Attributes> & { readonly name: Name } {
  return operation;
}
