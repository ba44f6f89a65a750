import type { GraphBuilder, Loss, Value, Weights } from '@drapeflow/core';
import { channelsOf, meanDifference, sumOf } from '../expressions.js';

/**
 * Σ shareᵢ · mean |featuresᵢ(truth) − featuresᵢ(made)|, of the whole frame (method, paragraph 0031) or of the garment
 * (paragraph 0026), of the last frame of a sequence: features take several times the memory of all else.
 * @param describe the features of an image [n, h, w, 3], −1…1
 */
export function featureLoss(
  of: 'frame' | 'garment',
  weights: Weights,
  describe: (graph: GraphBuilder, image: Value) => Value[],
  shares: readonly number[],
): Loss {
  const compare = (graph: GraphBuilder, truth: Value, made: Value): Value => {
    const [wanted, found] = [describe(graph, truth), describe(graph, made)];
    const [first, ...others] = wanted.map((features, i) =>
      graph.apply('multiply', [meanDifference(graph, features, found[i]), graph.number(shares[i])]),
    );
    return sumOf(graph, first, ...others);
  };
  const colours = (graph: GraphBuilder, image: Value) => channelsOf(graph, image, 0, 3);
  return of === 'frame'
    ? {
        frames: 'last',
        weights,
        reads: ['frame', 'tryOn'],
        describe: (graph, { frame, tryOn }) => compare(graph, frame!, tryOn!),
      }
    : {
        frames: 'last',
        weights,
        reads: ['clothes', 'warped'],
        describe: (graph, { clothes, warped }) =>
          compare(graph, colours(graph, clothes!), colours(graph, warped!)),
      };
}
