import { expect, test } from 'vitest';
import type { Graph } from './graph.js';
import { RandomNumbers } from './random-numbers.js';
import { checkWeights, initialWeights } from './weights.js';

const graph: Graph = {
  name: 'the net',
  inputs: [],
  parameters: [
    { name: 'filter', shape: [50, 40], initial: { kind: 'normal', deviation: 0.5 } },
    { name: 'bias', shape: [3], initial: { kind: 'constant', value: 2 } },
  ],
  nodes: [],
  outputs: [],
};

test('Initial weights are as the graph says, and the same for the same seed.', () => {
  const weights = initialWeights(graph, 7);
  expect(weights.get('bias')).toEqual({ shape: [3], data: Float32Array.of(2, 2, 2) });
  const { data } = weights.get('filter')!;
  const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
  const square = data.reduce((sum, value) => sum + value * value, 0) / data.length;
  expect(Math.abs(mean)).toBeLessThan(0.04);
  expect(Math.sqrt(square)).toBeCloseTo(0.5, 1);
  expect(initialWeights(graph, 7)).toEqual(weights);
  expect(initialWeights(graph, 8)).not.toEqual(weights);
});

test('Random numbers are spread evenly.', () => {
  const random = new RandomNumbers(3);
  const counts = new Array<number>(10).fill(0);
  for (let i = 0; i < 10_000; i++) counts[Math.floor(10 * random.uniform())]++;
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(130);
});

test('Weights that are not the graph’s are refused, with all that differs.', () => {
  const weights = initialWeights(graph, 1);
  expect(() => checkWeights(graph, weights)).not.toThrow();
  weights.get('filter')!.data[3] = NaN;
  weights.set('bias', { shape: [4], data: new Float32Array(4) });
  weights.set('extra', { shape: [1], data: new Float32Array(1) });
  expect(() => checkWeights(graph, weights)).toThrow(
    /the net: filter has values that are no finite numbers; bias is \[4\], not \[3\]; extra is not part of it/,
  );
});
