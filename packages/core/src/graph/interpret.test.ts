import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { centralDifferences } from '../testing/central-differences.js';
import { expectClose } from '../testing/compare-tensors.js';
import { graphCases } from '../testing/graph-cases.js';
import { referenceResults } from '../testing/reference-results.js';

/** Made by PyTorch in double precision, see `known-answers/graph_in_torch.py`; rounded to 9 digits. */
interface Answer {
  readonly result: readonly number[];
  readonly gradients: Readonly<Record<string, readonly number[]>>;
}
const file = new URL('known-answers/graph-cases.json', import.meta.url);
const answers = JSON.parse(await readFile(file, 'utf8')) as Record<string, Answer>;
const cases = graphCases().map((each) => [each.name, each] as const);

test('PyTorch has answered every case.', () => {
  expect(Object.keys(answers)).toEqual(cases.map(([name]) => name));
});

describe('the reference interpreter', () => {
  test.each(cases)('gives what PyTorch gives: %s', (name, { graph, weights, inputs }) => {
    const { data } = referenceResults(graph, weights, inputs()).get('result')!;
    expectClose(data, answers[name].result, 1e-8, name);
  });
});

describe('central differences', () => {
  test.each(cases)('give the gradients of PyTorch: %s', (name, { graph, weights, inputs }) => {
    for (const [parameter, gradient] of centralDifferences(graph, weights, inputs())) {
      expectClose(gradient, answers[name].gradients[parameter], 1e-6, `${name}, ${parameter}`);
    }
  });
});
