import type { GraphRunner, Tensors } from '../contracts/graph-runner.js';
import { interpret } from '../graph/interpret.js';
import type { ReferenceTensor } from '../graph/operation.js';
import { checkWeights } from '../graph/weights.js';
import { checkFeeds } from '../model-runner/check-feeds.js';
import { runFailure } from './run-failure.js';

/** Runs graphs by the reference interpreter: right to double precision, and far too slow for more than tests. */
export const referenceGraphRunner: GraphRunner = {
  async compile(graph, weights) {
    checkWeights(graph, weights);
    const parameters = [...weights].map(
      ([name, { shape, data }]) => [name, { shape, data: Float64Array.from(data) }] as const,
    );
    const specs = Object.fromEntries(
      graph.inputs.map(({ name, shape }) => [name, { type: 'float32', shape } as const]),
    );
    return {
      async run(inputs) {
        checkFeeds(graph.name, specs, inputs);
        const given = new Map<string, ReferenceTensor>(parameters);
        for (const [name, { shape, data }] of Object.entries(inputs)) {
          given.set(name, { shape, data: Float64Array.from(data) });
        }
        try {
          return roundToSingle(interpret(graph, given));
        } catch (error) {
          throw runFailure(graph.name, error);
        }
      },
    };
  },
};

function roundToSingle(tensors: ReadonlyMap<string, ReferenceTensor>): Tensors {
  return Object.fromEntries(
    [...tensors].map(([name, { shape, data }]) => [
      name,
      { type: 'float32', shape, data: Float32Array.from(data) } as const,
    ]),
  );
}
