// Prints how much memory processes have at most that differentiate training graphs: the resident set's high-water
// mark, in MiB, of the larger of two processes that share four sequences a step. Needs Linux, built packages,
// and @tensorflow/tfjs-node in a folder.
//
//     node training-memory.mjs <folder> > training-memory.json

import { readdir, readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import {
  elementCount,
  initialWeights,
  keepsAll,
  networkPresets,
  trainingGraph,
} from '@drapeflow/core';

const built = new URL('../../../../cli/dist/training/parallel-gradient-source.js', import.meta.url);
const { openParallelGradientSource } = await import(built.href);

/** Engine, preset, frames, batch, part; and steps after which there is no more to come. */
const cases = [
  ['node', 'tiny', 1, 1, 'both', 20],
  ['node', 'tiny', 4, 1, 'both', 10],
  ['node', 'live', 1, 1, 'both', 4],
  ['node', 'live', 2, 1, 'both', 4],
  ['node', 'live', 4, 1, 'both', 3],
  ['node', 'live', 4, 1, 'warp', 4],
  ['node', 'live', 2, 2, 'both', 3],
  ['node', 'base', 1, 1, 'both', 3],
  ['wasm', 'live', 1, 1, 'both', 4],
  ['wasm', 'live', 2, 1, 'both', 4],
];

const meanOf = (name) => (graph, tensors) =>
  graph.apply('reduceMean', [tensors[name]], { axes: [0, 1, 2, 3] });
const loss = (name) => ({ name, weight: 1, loss: { reads: [name], describe: meanOf(name) } });

async function measure([engine, preset, frames, batch, part, steps]) {
  const graph = trainingGraph({
    configuration: networkPresets[preset],
    batch,
    frames,
    memory: keepsAll,
    part,
    losses: [loss('warped'), ...(part === 'warp' ? [] : [loss('tryOn')])],
    hasTrueFlow: false,
  });
  const start = {
    backend: 'tfjs',
    settings: { engine },
    cacheDirectory: 'unused',
    resolveFrom: [pathToFileURL(`${process.argv[2]}/`).href],
  };
  const source = await openParallelGradientSource(start, 2);
  const weights = initialWeights(graph, 1);
  const inputs = Object.fromEntries(
    graph.inputs.map(({ name, shape }) => {
      const data = Float32Array.from({ length: elementCount(shape) }, (_, i) => Math.sin(i) / 2);
      return [name, { type: 'float32', shape, data }];
    }),
  );
  const examples = Array.from({ length: 4 }, () => ({ graph, inputs }));
  for (let step = 0; step < steps; step++) await source.differentiate(weights, examples);
  const peak = Math.max(...(await peaksOfChildren()));
  source.dispose();
  return { engine, preset, frames, batch, part, peak };
}

async function peaksOfChildren() {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const states = await Promise.all(
    numbers.map((number) => readFile(`/proc/${number}/status`, 'utf8').catch(() => '')),
  );
  return states
    .filter((state) => state.includes(`\nPPid:\t${process.pid}\n`))
    .map((state) => Number(/VmHWM:\s+(\d+)/.exec(state)?.[1] ?? 0) / 1024)
    .map(Math.round);
}

const measured = [];
for (const each of cases) measured.push(await measure(each));
process.stdout.write(`${JSON.stringify(measured, undefined, 2)}\n`);
