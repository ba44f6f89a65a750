import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompiledGraph, GraphRunner, Tensors } from '../contracts/graph-runner.js';
import { GraphBuilder } from '../graph/graph-builder.js';
import type { WeightTensor } from '../graph/weights.js';
import { expectClose } from './compare-tensors.js';
import { graphCases, type GraphCase } from './graph-cases.js';
import { referenceResults } from './reference-results.js';

/** How far an engine that computes in single precision may be from the reference interpreter. */
const tolerance = 1e-4;

/**
 * What every `GraphRunner` must hold to: each operation, compared with the reference interpreter, and its manners.
 * Call it in a test file.
 * @param openRunner called once, before the tests
 */
export function describeGraphRunner(
  name: string,
  openRunner: () => Promise<{ runner: GraphRunner; close(): Promise<void> | undefined }>,
): void {
  describe(`the graph runner ${name}`, () => {
    let opened: Awaited<ReturnType<typeof openRunner>>;
    beforeAll(async () => {
      opened = await openRunner();
    });
    afterAll(() => opened.close());
    const run = async ({ graph, weights, inputs }: GraphCase): Promise<Tensors> => {
      const compiled = await opened.runner.compile(graph, weights);
      const results = await compiled.run(inputs());
      await compiled.dispose?.();
      return results;
    };

    it.each(graphCases().map((each) => [each.name, each] as const))(
      'computes %s',
      async (_, each) => {
        const results = await run(each);
        const known = referenceResults(each.graph, each.weights, each.inputs());
        expect(new Set(Object.keys(results))).toEqual(new Set(known.keys()));
        for (const [output, { shape, data }] of known) {
          expect(results[output].shape).toEqual(shape);
          expectClose(results[output].data, data, tolerance, `${each.name}, ${output}`);
        }
      },
    );

    const [first] = graphCases();
    const [parameter] = first.weights.keys();

    it('gives each of many overlapping calls its own answer', async () => {
      const compiled = await opened.runner.compile(first.graph, first.weights);
      const { shape } = first.inputs()['weighting'];
      const losses = await Promise.all(
        [0, 1, 2, 3, 4].map((factor) => lossOf(compiled, shape, factor)),
      );
      for (const factor of [2, 3, 4]) expect(losses[factor] / losses[1]).toBeCloseTo(factor, 3);
      await compiled.dispose?.();
    });

    it('refuses weights of another graph and names what differs', async () => {
      const weights = new Map<string, WeightTensor>(first.weights);
      weights.delete(parameter);
      weights.set('stranger', { shape: [1], data: new Float32Array(1) });
      await expect(opened.runner.compile(first.graph, weights)).rejects.toMatchObject({
        code: 'WEIGHTS_MISMATCH',
        details: { problems: [`${parameter} is missing`, 'stranger is not part of it'] },
      });
    });

    it('says so where memory does not suffice', async () => {
      const { graph, inputs } = farTooLarge();
      const work = async () => (await opened.runner.compile(graph, new Map())).run(inputs());
      await expect(work()).rejects.toMatchObject({ code: 'OUT_OF_MEMORY' });
      await run(first);
    });

    it('refuses inputs of another shape', async () => {
      const compiled = await opened.runner.compile(first.graph, first.weights);
      const weighting = { type: 'float32', shape: [1], data: new Float32Array(1) } as const;
      await expect(compiled.run({ weighting })).rejects.toMatchObject({
        code: 'MODEL_INPUT_MISMATCH',
      });
      await compiled.dispose?.();
    });
  });
}

/** Four terabytes: the sum of a column and a row of a million pixels each. */
function farTooLarge() {
  const million = 2 ** 20;
  const builder = new GraphBuilder('far too large');
  const inputs = [builder.input('column', [million]), builder.input('row', [million])];
  const shapes = [
    [million, 1],
    [1, million],
  ] as const;
  const [column, row] = inputs.map((input, i) =>
    builder.apply('reshape', [input], { shape: [...shapes[i]] }),
  );
  const all = builder.apply('add', [column, row]);
  builder.output('mean', builder.apply('reduceMean', [all], { axes: [0, 1] }));
  const tensor = () =>
    ({ type: 'float32', shape: [million], data: new Float32Array(million) }) as const;
  return { graph: builder.build(), inputs: () => ({ column: tensor(), row: tensor() }) };
}

async function lossOf(compiled: CompiledGraph, shape: readonly number[], factor: number) {
  const data = new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(factor);
  const { loss } = await compiled.run({ weighting: { type: 'float32', shape, data } });
  return loss.data[0];
}
