import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Differentiator } from '../contracts/graph-runner.js';
import { centralDifferences } from './central-differences.js';
import { expectClose } from './compare-tensors.js';
import { graphCases } from './graph-cases.js';

/** How far gradients in single precision may be from central differences of the reference interpreter. */
const tolerance = 1e-3;

/**
 * What every `Differentiator` must hold to: the gradients of each operation, compared with central differences.
 * Call it in a test file.
 * @param openDifferentiator called once, before the tests
 */
export function describeDifferentiator(
  name: string,
  openDifferentiator: () => Promise<{
    differentiator: Differentiator;
    close(): Promise<void> | undefined;
  }>,
): void {
  describe(`the differentiator ${name}`, () => {
    let opened: Awaited<ReturnType<typeof openDifferentiator>>;
    beforeAll(async () => {
      opened = await openDifferentiator();
    });
    afterAll(() => opened.close());

    it.each(graphCases().map((each) => [each.name, each] as const))(
      'differentiates %s',
      async (_, { graph, weights, inputs }) => {
        const differentiable = await opened.differentiator.open(graph, 'loss');
        const { gradients, outputs } = await differentiable.differentiate(weights, inputs());
        await differentiable.dispose?.();
        expect(new Set(Object.keys(outputs))).toEqual(new Set(['result', 'loss']));
        const known = centralDifferences(graph, weights, inputs());
        expect(new Set(gradients.keys())).toEqual(new Set(known.keys()));
        for (const [parameter, gradient] of known) {
          expectClose(
            gradients.get(parameter)!,
            gradient,
            tolerance,
            `${graph.name}, ${parameter}`,
          );
        }
      },
    );

    it('takes other weights at each call', async () => {
      const [first] = graphCases();
      const [name, { shape, data }] = [...first.weights][0];
      const differentiable = await opened.differentiator.open(first.graph, 'loss');
      const before = await differentiable.differentiate(first.weights, first.inputs());
      const shifted = new Map(first.weights).set(name, { shape, data: data.map((x) => x + 1) });
      const after = await differentiable.differentiate(shifted, first.inputs());
      expect(after.outputs['loss'].data[0]).not.toBeCloseTo(before.outputs['loss'].data[0], 3);
      await differentiable.dispose?.();
    });
  });
}
