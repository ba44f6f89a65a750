import type { WeightTensor } from '../graph/weights.js';

/**
 * Moves an exponential moving average towards weights, in place. It follows faster at first, so that it doesn't
 * remember what weights were before they learned anything.
 * @param decay what of the average is left
 * @param step from 0 on
 */
export function moveAverage(
  average: ReadonlyMap<string, WeightTensor>,
  weights: ReadonlyMap<string, WeightTensor>,
  decay: number,
  step: number,
): void {
  const kept = Math.min(decay, (1 + step) / (10 + step));
  for (const [name, { data }] of average) {
    const towards = weights.get(name)!.data;
    for (let i = 0; i < data.length; i++) data[i] = kept * data[i] + (1 - kept) * towards[i];
  }
}
