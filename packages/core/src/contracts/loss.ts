import type { GraphBuilder, Value } from '../graph/graph-builder.js';
import type { Weights } from '../graph/weights.js';
import type { Disposable } from './disposable.js';

/**
 * What losses can read of a frame; n is the batch. Images of the generator's size unless said otherwise, colours −1…1.
 * - `frame`: the real frame `I_t` [n, h, w, 3], and `previousFrame`
 * - `clothes`: the garment's pixels in it, `c_t` [n, h, w, 4]: colours times the mask, and the mask
 * - `tryOn`: the generated frame `Î_t` [n, h, w, 3], and `previousTryOn`; `body`, `visible` and `shading` that it is made of
 * - `torso`: `T_t` [n, h, w, 4]: colours times what is kept, and what is kept
 * - `warped`: the warped garment `ĉ_t` [n, h, w, 4]: colours times the mask, and the mask
 * - `flow` [n, h, w, 2]; `lowResolution` [n, flow h, flow w, 2], `previousLowResolution`
 * - `trueFlow` [n, flow h, flow w, 3]: u, v, and 1 where the garment is seen; `previousTrueFlow`
 */
export const lossTensorNames = [
  'frame',
  'previousFrame',
  'clothes',
  'tryOn',
  'previousTryOn',
  'body',
  'visible',
  'shading',
  'torso',
  'warped',
  'flow',
  'lowResolution',
  'previousLowResolution',
  'trueFlow',
  'previousTrueFlow',
] as const;

export type LossTensorName = (typeof lossTensorNames)[number];
export type LossTensors = { readonly [Name in LossTensorName]?: Value };

/** A term of the training objective (method, paragraphs 0024–0035), described as a part of the training graph. */
export interface Loss extends Disposable {
  /** What it reads. It is left out on frames that lack some of it: the first has no previous one. */
  readonly reads: readonly LossTensorName[];
  /** `last`: of a sequence only the last frame is looked at, as a look takes much memory. All are, if absent. */
  readonly frames?: 'last';
  /** The values of the parameters, all given, that `describe` adds to the graph; their names begin with the loss's own. */
  readonly weights?: Weights;
  /**
   * @param tensors has all that it reads
   * @returns one number, not weighted, 0 at its best: of shape [], or all axes of size 1
   */
  describe(graph: GraphBuilder, tensors: LossTensors): Value;
}
