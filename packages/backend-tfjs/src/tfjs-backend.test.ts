import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tinyGraphModel } from '@drapeflow/core/testing';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTfjsBackend } from './tfjs-backend.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drapeflow-tfjs-'));
  await writeFile(join(folder, 'tiny.json'), tinyGraphModel.json);
  await writeFile(join(folder, 'tiny.bin'), tinyGraphModel.weights);
});
afterAll(() => rm(folder, { recursive: true }));

describe('createTfjsBackend', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('tries the engines from the fastest on, and tells what would add those that are missing', async () => {
    expect(await createTfjsBackend()).toMatchObject({
      engine: 'wasm',
      passedOver: [
        {
          engine: 'node-gpu',
          reason:
            '@tensorflow/tfjs-node-gpu is not installed: npm install @tensorflow/tfjs-node-gpu@4.22.0',
        },
        {
          engine: 'node',
          reason:
            '@tensorflow/tfjs-node is not installed: npm install @tensorflow/tfjs-node@4.22.0',
        },
        { engine: 'webgpu', reason: 'webgpu is not installed: npm install webgpu@0.6.2' },
      ],
    });
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

  it('refuses another format', async () => {
    const { modelRunner } = await createTfjsBackend({ engines: ['wasm'] });
    const spec = tinyGraphModel.spec(join(folder, 'tiny.json'));
    await expect(modelRunner.load({ ...spec, format: 'onnx' })).rejects.toMatchObject({
      code: 'MODEL_FORMAT_UNSUPPORTED',
    });
  });
});
