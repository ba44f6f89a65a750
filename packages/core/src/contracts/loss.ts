import type { Disposable } from './disposable.js';
import type { Tensor } from './tensor.js';

/** A term of the training objective (method, paragraphs 0024–0035). */
export interface Loss extends Disposable {
  /** The tensors it reads, by name. */
  readonly reads: readonly string[];
  /**
   * @param tensors one for each name in `reads`
   * @returns the term, not weighted, 0 at its best
   */
  evaluate(tensors: Readonly<Record<string, Tensor>>): Promise<number>;
}
