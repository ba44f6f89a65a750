import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeModelRunner, tinyGraphModel } from '@drapeflow/core/testing';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTfjsBackend } from './tfjs-backend.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drapeflow-tfjs-'));
  await writeFile(join(folder, 'tiny.json'), tinyGraphModel.json);
  await writeFile(join(folder, 'tiny.bin'), tinyGraphModel.weights);
  await writeFile(join(folder, 'garbage'), 'This is no model.');
});
afterAll(() => rm(folder, { recursive: true }));

for (const engine of ['wasm', 'cpu'] as const) {
  describeModelRunner(
    `of TensorFlow.js, ${engine}`,
    async () => (await createTfjsBackend({ engines: [engine] })).modelRunner,
    async () => ({
      model: tinyGraphModel.spec(join(folder, 'tiny.json')),
      garbageFile: join(folder, 'garbage'),
      missingFile: join(folder, 'missing.json'),
    }),
  );
}

describe('createTfjsBackend', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('uses wasm', async () => {
    expect(await createTfjsBackend()).toMatchObject({ engine: 'wasm', passedOver: [] });
  });

  it('keeps two engines apart', async () => {
    const backends = [
      await createTfjsBackend({ engines: ['wasm'] }),
      await createTfjsBackend({ engines: ['cpu'] }),
    ];
    const spec = tinyGraphModel.spec(join(folder, 'tiny.json'));
    const models = await Promise.all(backends.map(({ modelRunner }) => modelRunner.load(spec)));
    const results = await Promise.all(
      [...models, ...models].map((model) => model.run(tinyGraphModel.feeds([1, 2, 3], 4))),
    );
    for (const { scaled } of results) expect([...scaled!.data]).toEqual([2, 0, 1.5]);
    await Promise.all(backends.map((backend) => backend.dispose?.()));
  });

  it('takes the next engine only where it is configured, and names what it passed over', async () => {
    const { setBackend } = tf.engine();
    vi.spyOn(tf.engine(), 'setBackend').mockImplementation((name) => {
      if (name === 'wasm') throw new Error('no WebAssembly here');
      return setBackend.call(tf.engine(), name);
    });
    expect(await createTfjsBackend({ engines: ['wasm', 'cpu'] })).toMatchObject({
      engine: 'cpu',
      passedOver: [{ engine: 'wasm', reason: 'no WebAssembly here' }],
    });
    await expect(createTfjsBackend({ engines: ['wasm'] })).rejects.toMatchObject({
      code: 'BACKEND_UNAVAILABLE',
      details: { problems: ['wasm: no WebAssembly here'] },
    });
  });

  it('names a wrong setting', async () => {
    await expect(createTfjsBackend({ engines: ['gpu' as never] })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
    });
  });

  it('leaves no tensor behind', async () => {
    const { modelRunner } = await createTfjsBackend();
    const before = tf.memory().numTensors;
    const model = await modelRunner.load(tinyGraphModel.spec(join(folder, 'tiny.json')));
    for (let run = 0; run < 5; run++) await model.run(tinyGraphModel.feeds([1, 2, 3], 4));
    await model.dispose?.();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('refuses another format', async () => {
    const { modelRunner } = await createTfjsBackend();
    const spec = tinyGraphModel.spec(join(folder, 'tiny.json'));
    await expect(modelRunner.load({ ...spec, format: 'onnx' })).rejects.toMatchObject({
      code: 'MODEL_FORMAT_UNSUPPORTED',
    });
  });
});
