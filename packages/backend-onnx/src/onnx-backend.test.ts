import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ModelSpec } from '@drapeflow/core';
import { TensorProto_DataType as DataType } from 'onnx-buf';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createOnnxBackend } from './onnx-backend.js';
import { onnxFile } from './testing/onnx-file.js';

describe('createOnnxBackend', () => {
  it('starts the engine that is asked for, and tries no other', async () => {
    const backend = await createOnnxBackend({ cacheDirectory: 'unused', engine: 'cpu' });
    expect(backend).toMatchObject({ engine: 'cpu', passedOver: [] });
    expect(backend.modelRunner.description).toMatch(/^onnxruntime \d+\.\d+\.\d+, cpu$/);
  });

  it('names every wrong setting', async () => {
    const settings = { cacheDirectory: 'unused', engine: 'gpu', threads: 0, thread: 2 } as never;
    await expect(createOnnxBackend(settings)).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      details: {
        problems: [
          expect.stringMatching(/^engine: /),
          expect.stringMatching(/^threads: /),
          expect.stringMatching(/^thread: .*threads/),
        ],
      },
    });
  });
});

it('says why onnxruntime does not start', async () => {
  vi.doMock('onnxruntime-node', () => {
    throw new Error('no binary for this platform');
  });
  await expect(createOnnxBackend({ cacheDirectory: 'unused' })).rejects.toMatchObject({
    code: 'BACKEND_UNAVAILABLE',
    details: { backend: 'onnxruntime', problems: [expect.any(String)] },
  });
  vi.doUnmock('onnxruntime-node');
});

const built = fileURLToPath(new URL('../dist/index.js', import.meta.url));
if (!existsSync(built)) console.log(`The built package is not tested: ${built} is not there.`);

describe.skipIf(!existsSync(built))('the built package', () => {
  const matrix = { type: 'float32', shape: [1024, 1024] } as const;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'drapeflow-built-'));
    await writeFile(join(folder, 'square.onnx'), squareModel());
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('runs a model, and an idle model lets the process end', () => {
    const { status, stdout, stderr } = runScript(`
      const { square } = await run(2);
      console.log(square.data.length, square.data[0]);
    `);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '1048576 4096\n', stderr: '' });
  });

  it('leaves nothing in the home of the user, who is not reported on', async () => {
    const home = await mkdtemp(join(folder, 'home-'));
    const { status } = runScript('await run(2);', { HOME: home, XDG_CACHE_HOME: undefined });
    expect(status).toBe(0);
    expect(await readdir(home, { recursive: true })).toEqual([]);
  });

  it('lets a process end while a model runs', () => {
    const { status, stderr } = runScript(`
      run(1), run(1);
      setTimeout(() => process.exit(7), 20);
    `);
    expect({ status, stderr }).toEqual({ status: 7, stderr: '' });
  });

  /** Runs a module in a process of its own, with a model loaded from the built package. */
  function runScript(body: string, environment: NodeJS.ProcessEnv = {}) {
    const spec: ModelSpec = {
      name: 'square',
      format: 'onnx',
      location: { file: join(folder, 'square.onnx') },
      inputs: { matrix },
    };
    const script = `
      import { createOnnxBackend } from ${JSON.stringify(built)};
      const { modelRunner } = await createOnnxBackend({ cacheDirectory: 'unused' });
      const model = await modelRunner.load(${JSON.stringify(spec)});
      const run = (value) => model.run({
        matrix: { ...${JSON.stringify(matrix)}, data: new Float32Array(1024 * 1024).fill(value) },
      });
      ${body}
    `;
    const options = ['--input-type=module', '--eval', script];
    const env = { ...process.env, ORT_DISABLE_TELEMETRY: undefined, ...environment };
    return spawnSync(process.execPath, options, { encoding: 'utf8', timeout: 30_000, env });
  }

  /** Multiplies a matrix by itself, which takes many milliseconds. */
  function squareModel(): Uint8Array {
    const tensor = { type: DataType.FLOAT, shape: matrix.shape };
    return onnxFile(
      [{ name: 'matrix', ...tensor }],
      [{ operation: 'MatMul', inputs: ['matrix', 'matrix'], outputs: ['square'] }],
      [{ name: 'square', ...tensor }],
    );
  }
});
