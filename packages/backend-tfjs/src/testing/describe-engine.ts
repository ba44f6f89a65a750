import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Backend, NetworkPreset } from '@drapeflow/core';
import {
  describeBackend,
  describeDifferentiator,
  describeGraphRunner,
  describeModelRunner,
  describeNetworkParity,
  describeTrainingParity,
  graphCases,
  tinyGraphModel,
  type GraphCase,
} from '@drapeflow/core/testing';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { EngineName } from '../engines/engine.js';
import { createTfjsBackend } from '../tfjs-backend.js';
import { resolveFrom } from './optional-packages.js';

/**
 * What the backend must hold to on each engine.
 * @param presets of networks that are run there
 * @param trained those that are differentiated there, too
 */
export function describeEngine(
  engine: EngineName,
  presets: readonly NetworkPreset[] = ['tiny'],
  trained = presets,
): void {
  const name = `of TensorFlow.js, ${engine}`;
  const open = (): Promise<Backend> => createTfjsBackend({ engines: [engine], resolveFrom });

  describeBackend(name, open);

  describeGraphRunner(name, async () => {
    const { graphRunner, dispose } = await open();
    return { runner: graphRunner, close: async () => dispose?.() };
  });

  describeDifferentiator(name, async () => {
    const { differentiator, dispose } = await open();
    return { differentiator: differentiator!, close: async () => dispose?.() };
  });

  describeNetworkParity(`TensorFlow.js, ${engine}`, presets, async () => {
    const { graphRunner, dispose } = await open();
    return { runner: graphRunner, close: async () => dispose?.() };
  });

  describeTrainingParity(`TensorFlow.js, ${engine}`, trained, async () => {
    const { differentiator, dispose } = await open();
    return { differentiator: differentiator!, close: async () => dispose?.() };
  });

  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'drapeflow-tfjs-'));
    await writeFile(join(folder, 'tiny.json'), tinyGraphModel.json);
    await writeFile(join(folder, 'tiny.bin'), tinyGraphModel.weights);
    await writeFile(join(folder, 'garbage'), 'This is no model.');
  });
  afterAll(() => rm(folder, { recursive: true }));

  describeModelRunner(
    name,
    async () => (await open()).modelRunner,
    async () => ({
      model: tinyGraphModel.spec(join(folder, 'tiny.json')),
      garbageFile: join(folder, 'garbage'),
      missingFile: join(folder, 'missing.json'),
    }),
  );

  describe(`memory, ${engine}`, () => {
    it('does not grow over 1,000 steps forward and back', async () => {
      const { graph, weights, inputs } = caseOf('power, squares');
      const differentiable = await (await open()).differentiator!.open(graph, 'loss');
      await differentiable.differentiate(weights, inputs());
      const { numTensors, numBytes } = tf.memory();
      for (let step = 0; step < 1000; step++) await differentiable.differentiate(weights, inputs());
      expect(tf.memory()).toMatchObject({ numTensors, numBytes });
    });

    it('is given back by what is disposed of, whatever the operations', async () => {
      const { graphRunner, modelRunner, differentiator } = await open();
      const before = tf.memory().numTensors;
      for (const { graph, weights, inputs } of graphCases()) {
        const compiled = await graphRunner.compile(graph, weights);
        await compiled.run(inputs());
        const differentiable = await differentiator!.open(graph, 'loss');
        await differentiable.differentiate(weights, inputs());
        await compiled.dispose?.();
        await differentiable.dispose?.();
        expect(tf.memory().numTensors, graph.name).toBe(before);
      }
      const model = await modelRunner.load(tinyGraphModel.spec(join(folder, 'tiny.json')));
      await model.run(tinyGraphModel.feeds([1, 2, 3], 4));
      await model.dispose?.();
      expect(tf.memory().numTensors).toBe(before);
    });

    it('is given back by a step that fails on its way back', async () => {
      const { graph, weights, inputs } = caseOf('maxPool2d');
      const differentiable = await (await open()).differentiator!.open(graph, 'loss');
      const before = tf.memory().numTensors;
      const { runKernel } = tf.engine();
      const failing = vi.spyOn(tf.engine(), 'runKernel').mockImplementation((name, ...given) => {
        if (name === tf.Equal) throw new Error('out of memory');
        return runKernel.call(tf.engine(), name, ...given);
      });
      await expect(differentiable.differentiate(weights, inputs())).rejects.toMatchObject({
        code: 'OUT_OF_MEMORY',
        details: { model: graph.name, problem: 'out of memory' },
      });
      failing.mockRestore();
      expect(tf.memory().numTensors).toBe(before);
      await differentiable.differentiate(weights, inputs());
      await differentiable.dispose?.();
    });
  });
}

function caseOf(name: string): GraphCase {
  return graphCases().find((each) => each.name === name)!;
}
