import { performance } from 'node:perf_hooks';
import {
  generatorGraph,
  initialWeights,
  networkPresets,
  warpNetworkGraphs,
  type GraphRunner,
  type NetworkPreset,
} from '@drapeflow/core';
import { copyOf, noiseFor } from './noise.js';
import { timeRuns } from './time-runs.js';

export interface InferenceFigures {
  /** Warp network with flow memory and generator, one after the other. */
  readonly framesPerSecond: number;
  readonly compileMilliseconds: number;
}

/** How fast an engine runs the two networks of a preset. */
export async function measureInference(
  runner: GraphRunner,
  preset: NetworkPreset,
  seconds: number,
): Promise<InferenceFigures> {
  const configuration = networkPresets[preset];
  const graphs = [warpNetworkGraphs(configuration).step, generatorGraph(configuration)];
  const start = performance.now();
  const compiled = await Promise.all(
    graphs.map((graph) => runner.compile(graph, initialWeights(graph, 1))),
  );
  const compileMilliseconds = performance.now() - start;
  const inputs = graphs.map(noiseFor);
  const milliseconds = await timeRuns(seconds, async () => {
    for (const [at, network] of compiled.entries()) await network.run(copyOf(inputs[at]));
  });
  for (const network of compiled) await network.dispose?.();
  return { framesPerSecond: 1000 / milliseconds, compileMilliseconds };
}
