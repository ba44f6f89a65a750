import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeModelRunner, tinyGraphModel } from '@drapeflow/core/testing';
import { afterAll, beforeAll } from 'vitest';
import { createOnnxBackend } from './onnx-backend.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drapeflow-onnx-'));
  await writeFile(join(folder, 'tiny.json'), tinyGraphModel.json);
  await writeFile(join(folder, 'tiny.bin'), tinyGraphModel.weights);
  await writeFile(join(folder, 'garbage'), 'This is no model.');
});
afterAll(() => rm(folder, { recursive: true }));

async function makeRunner() {
  const backend = await createOnnxBackend({ cacheDirectory: join(folder, 'cache') });
  return backend.modelRunner;
}

describeModelRunner('of onnxruntime, graph models', makeRunner, async () => ({
  model: tinyGraphModel.spec(join(folder, 'tiny.json')),
  garbageFile: join(folder, 'garbage'),
  missingFile: join(folder, 'missing.json'),
}));
