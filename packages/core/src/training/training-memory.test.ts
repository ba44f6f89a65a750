import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Loss } from '../contracts/loss.js';
import { keepsAll } from '../flow-memory/full.js';
import type { Graph } from '../graph/graph.js';
import { GraphBuilder } from '../graph/graph-builder.js';
import { networkPresets, type NetworkPreset } from '../networks/network-configuration.js';
import { trainingGraph } from './training-graph.js';
import { trainingMemory } from './training-memory.js';

const mebibyte = 2 ** 20;

describe('The memory that differentiating a graph takes', () => {
  /** One parameter of 2 MiB, one input and two nodes of 1 MiB each, and a loss of 4 bytes. */
  function small(): Graph {
    const graph = new GraphBuilder('small');
    const parameter = graph.parameter('w', [2, 512, 512], { kind: 'constant', value: 0 });
    const input = graph.input('x', [1, 512, 512]);
    const part = graph.apply('slice', [parameter], { start: [0, 0, 0], size: [1, 512, 512] });
    const off = graph.apply('subtract', [part, input]);
    graph.output('loss', graph.apply('reduceSum', [off], { axes: [0, 1, 2] }));
    return graph.build();
  }

  test('is that of a process, nodes three times, parameters seven times, inputs twice.', () => {
    const expected = (400 + 3 * 2 + 7 * 2 + 2 * 1) * mebibyte + 3 * 4;
    expect(trainingMemory(small(), 1)).toBe(expected);
  });

  test('is needed by each of the processes.', () => {
    expect(trainingMemory(small(), 3)).toBe(3 * trainingMemory(small(), 1));
  });
});

interface Measured {
  readonly engine: 'node' | 'wasm';
  readonly preset: NetworkPreset;
  readonly frames: number;
  readonly batch: number;
  readonly part: 'warp' | 'both';
  /** MiB. */
  readonly peak: number;
}

/** What processes had: see `known-answers/training-memory.mjs`. */
const measured = JSON.parse(
  await readFile(new URL('known-answers/training-memory.json', import.meta.url), 'utf8'),
) as Measured[];

const meanOf = (name: 'warped' | 'tryOn'): Loss => ({
  reads: [name],
  describe: (graph, tensors) => graph.apply('reduceMean', [tensors[name]!], { axes: [0, 1, 2, 3] }),
});

test.each(measured)(
  'It is about what a process of TensorFlow.js had, rather more: $engine, $preset, $frames frames, batch $batch, $part.',
  ({ preset, frames, batch, part, peak }) => {
    const graph = trainingGraph({
      configuration: networkPresets[preset],
      batch,
      frames,
      memory: keepsAll,
      part,
      losses: [
        { name: 'warped', weight: 1, loss: meanOf('warped') },
        ...(part === 'warp' ? [] : [{ name: 'tryOn', weight: 1, loss: meanOf('tryOn') }]),
      ],
      hasTrueFlow: false,
    });
    const ratio = trainingMemory(graph, 1) / mebibyte / peak;
    expect(ratio).toBeGreaterThan(0.9);
    expect(ratio).toBeLessThan(1.4);
  },
);
