import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { WeightTensor } from '../graph/weights.js';
import { Adam } from './adam.js';

type Numbers = Readonly<Record<'filter' | 'bias', readonly number[]>>;
/** Made by PyTorch, see `known-answers/adam_in_torch.py`. */
const known = JSON.parse(
  await readFile(new URL('known-answers/adam.json', import.meta.url), 'utf8'),
) as { start: Numbers; gradients: Numbers[]; end: Numbers };

const floats = (values: readonly number[]) => Float32Array.from(values);
const start = (): Map<string, WeightTensor> =>
  new Map([
    ['filter', { shape: [2, 3], data: floats(known.start.filter) }],
    ['bias', { shape: [3], data: floats(known.start.bias) }],
  ]);
const gradients = known.gradients.map(
  ({ filter, bias }) =>
    new Map([
      ['filter', floats(filter)],
      ['bias', floats(bias)],
    ]),
);

function expectKnown(weights: ReadonlyMap<string, WeightTensor>): void {
  for (const name of ['filter', 'bias'] as const) {
    weights.get(name)!.data.forEach((value, i) => {
      expect(value).toBeCloseTo(known.end[name][i], 5);
    });
  }
}

test('Five steps lead to where PyTorch’s AdamW goes; biases do not decay.', () => {
  const weights = start();
  const adam = new Adam();
  for (const each of gradients) adam.step(weights, each, 0.05);
  expectKnown(weights);
});

test('A training that is resumed from its state goes the same way.', () => {
  const weights = start();
  const first = new Adam();
  for (const each of gradients.slice(0, 2)) first.step(weights, each, 0.05);
  const state = structuredClone(first.state());
  const second = new Adam();
  second.restore(state);
  for (const each of gradients.slice(2)) second.step(weights, each, 0.05);
  expectKnown(weights);
});
