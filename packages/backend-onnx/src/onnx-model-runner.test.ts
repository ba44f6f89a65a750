import { cp, mkdir, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ModelSpec } from '@drapeflow/core';
import { describeModelRunner, tinyGraphModel } from '@drapeflow/core/testing';
import { TensorProto_DataType as DataType } from 'onnx-buf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOnnxBackend } from './onnx-backend.js';
import { singleOperationModel } from './testing/graph-file.js';
import { onnxFile } from './testing/onnx-file.js';

let folder: string;
const notices: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drapeflow-onnx-'));
  await writeFile(join(folder, 'tiny.json'), tinyGraphModel.json);
  await writeFile(join(folder, 'tiny.bin'), tinyGraphModel.weights);
  await writeFile(join(folder, 'tiny.onnx'), tinyOnnxModel());
  await writeFile(join(folder, 'garbage'), 'This is no model.');
});
afterAll(() => rm(folder, { recursive: true }));

async function makeRunner() {
  const backend = await createOnnxBackend({
    cacheDirectory: join(folder, 'cache'),
    engine: 'cpu',
    onNotice: (message) => notices.push(message),
  });
  return backend.modelRunner;
}

describeModelRunner('of onnxruntime, graph models', makeRunner, async () => ({
  model: tinyGraphModel.spec(join(folder, 'tiny.json')),
  garbageFile: join(folder, 'garbage'),
  missingFile: join(folder, 'missing.json'),
}));

describeModelRunner('of onnxruntime, ONNX files', makeRunner, async () => ({
  model: { ...tinyGraphModel.spec(join(folder, 'tiny.onnx')), format: 'onnx' },
  garbageFile: join(folder, 'garbage'),
  missingFile: join(folder, 'missing.onnx'),
}));

describe('the model runner of onnxruntime', () => {
  it('converts a graph model once, and anew when its file was damaged', async () => {
    const spec = tinyGraphModel.spec(join(folder, 'tiny.json'));
    const runner = await makeRunner();
    await (await runner.load(spec)).dispose?.();
    const cached = await readdir(join(folder, 'cache'));
    expect(cached).toEqual([expect.stringMatching(/^tiny-[0-9a-f]{32}\.onnx$/)]);
    expect(notices).toEqual([]);
    await truncate(join(folder, 'cache', cached[0]!), 100);
    const model = await runner.load(spec);
    expect(notices).toEqual([expect.stringContaining(cached[0]!)]);
    const { scaled } = await model.run(tinyGraphModel.feeds([1, 2, 3], 4));
    expect([...scaled!.data]).toEqual([2, 0, 1.5]);
    await runner.dispose?.();
  });

  it('converts a graph model anew for another shape', async () => {
    const runner = await makeRunner();
    const spec = tinyGraphModel.spec(join(folder, 'tiny.json'));
    const inputs = { ...spec.inputs, values: { type: 'float32', shape: [2, 3] } } as const;
    const model = await runner.load({ ...spec, inputs });
    const { scaled } = await model.run({
      ...tinyGraphModel.feeds([0, 0, 0], 1),
      values: { type: 'float32', shape: [2, 3], data: Float32Array.of(1, 2, 3, -1, -2, -3) },
    });
    expect(scaled).toEqual({
      type: 'float32',
      shape: [2, 3],
      data: Float32Array.of(2, 0, 1.5, 0, 2, 0),
    });
    await runner.dispose?.();
  });

  it('leaves memory alone that a tensor shares with others', async () => {
    const runner = await makeRunner();
    const model = await runner.load(tinyGraphModel.spec(join(folder, 'tiny.json')));
    const memory = Float32Array.of(9, 1, 2, 3);
    const feeds = tinyGraphModel.feeds([0, 0, 0], 0);
    const values = { type: 'float32', shape: [1, 3], data: memory.subarray(1) } as const;
    const { scaled } = await model.run({ ...feeds, values });
    expect([...scaled!.data]).toEqual([2, 0, 1.5]);
    expect([...memory]).toEqual([9, 1, 2, 3]);
    await runner.dispose?.();
  });

  it('finds a model in a package that only the app has', async () => {
    const modelPackage = join(folder, 'app', 'node_modules', 'tiny-models');
    await mkdir(join(modelPackage, 'models'), { recursive: true });
    await writeFile(join(modelPackage, 'package.json'), '{"name": "tiny-models"}');
    await cp(join(folder, 'tiny.onnx'), join(modelPackage, 'models', 'tiny.onnx'));
    const { modelRunner } = await createOnnxBackend({
      cacheDirectory: join(folder, 'cache'),
      resolveFrom: [pathToFileURL(join(folder, 'app', 'index.js')).href],
    });
    const model = await modelRunner.load({
      ...tinyGraphModel.spec(''),
      format: 'onnx',
      location: { package: 'tiny-models', path: 'models/tiny.onnx' },
    });
    expect(model.outputs).toEqual(['scaled', 'shifted']);
    await modelRunner.dispose?.();
  });

  it('names the operation and the node that it cannot convert', async () => {
    const { json } = singleOperationModel({
      operation: 'Cumsum',
      inputs: [{ tensor: { type: 'float32', shape: [2], data: new Float32Array(2) } }],
    });
    await writeFile(join(folder, 'unknown.json'), withoutWeights(json));
    const runner = await makeRunner();
    const spec: ModelSpec = {
      name: 'unknown',
      format: 'tfjs-graph-model',
      location: { file: join(folder, 'unknown.json') },
      inputs: { in0: { type: 'float32', shape: [2] } },
    };
    await expect(runner.load(spec)).rejects.toMatchObject({
      code: 'MODEL_OPERATION_UNSUPPORTED',
      details: { model: 'unknown', operation: 'Cumsum', node: 'operation' },
    });
  });

  it('gives integers of 64 bits as 32 bits, and refuses those that do not fit', async () => {
    const values = { name: 'values', type: DataType.FLOAT, shape: ['N'] };
    const cast = { operation: 'Cast', inputs: ['values'], integers: { to: DataType.INT64 } };
    await writeFile(
      join(folder, 'int64.onnx'),
      onnxFile(
        [values],
        [{ ...cast, outputs: ['wide'] }],
        [{ name: 'wide', type: DataType.INT64, shape: ['N'] }],
      ),
    );
    const runner = await makeRunner();
    const model = await runner.load(oneInput('int64.onnx'));
    expect(await model.run(feed([-3, 2 ** 30]))).toEqual({
      wide: { type: 'int32', shape: [2], data: Int32Array.of(-3, 2 ** 30) },
    });
    await expect(model.run(feed([0, 2 ** 40]))).rejects.toMatchObject({
      code: 'MODEL_RUN_FAILED',
      message: expect.stringContaining('1099511627776'),
    });
    await runner.dispose?.();
  });

  it('refuses a model with an output that it cannot give', async () => {
    const cast = { operation: 'Cast', inputs: ['values'], integers: { to: DataType.DOUBLE } };
    await writeFile(
      join(folder, 'double.onnx'),
      onnxFile(
        [{ name: 'values', type: DataType.FLOAT, shape: [2] }],
        [{ ...cast, outputs: ['wide'] }],
        [{ name: 'wide', type: DataType.DOUBLE, shape: [2] }],
      ),
    );
    const runner = await makeRunner();
    await expect(runner.load(oneInput('double.onnx'))).rejects.toMatchObject({
      code: 'MODEL_OUTPUT_TYPE',
      details: { output: 'wide', type: 'float64' },
    });
  });

  it('tells of a run that fails inside onnxruntime, and goes on', async () => {
    await writeFile(
      join(folder, 'gather.onnx'),
      onnxFile(
        [{ name: 'index', type: DataType.INT32, shape: [1] }],
        [{ operation: 'Gather', inputs: ['table', 'index'], outputs: ['value'] }],
        [{ name: 'value', type: DataType.FLOAT, shape: [1] }],
        { table: Float32Array.of(5, 6, 7) },
      ),
    );
    const runner = await makeRunner();
    const model = await runner.load({
      ...oneInput('gather.onnx'),
      inputs: { index: { type: 'int32', shape: [1] } },
    });
    const at = (index: number) =>
      model.run({ index: { type: 'int32', shape: [1], data: Int32Array.of(index) } });
    const results = await Promise.allSettled([at(1), at(99), at(2)]);
    expect(results).toMatchObject([
      { value: { value: { data: Float32Array.of(6) } } },
      { reason: { code: 'MODEL_RUN_FAILED' } },
      { value: { value: { data: Float32Array.of(7) } } },
    ]);
    await runner.dispose?.();
  });

  function oneInput(file: string): ModelSpec {
    return {
      name: file,
      format: 'onnx',
      location: { file: join(folder, file) },
      inputs: { values: { type: 'float32', shape: [2] } },
    };
  }

  function feed(values: number[]) {
    return { values: { type: 'float32', shape: [2], data: Float32Array.from(values) } } as const;
  }
});

function withoutWeights(json: string): string {
  return JSON.stringify({ ...JSON.parse(json), weightsManifest: [] });
}

/** `tinyGraphModel` as an ONNX file, with an open number of rows. */
function tinyOnnxModel(): Uint8Array {
  return onnxFile(
    [
      { name: 'values', type: DataType.FLOAT, shape: ['rows', 3] },
      { name: 'offset', type: DataType.INT32, shape: [1] },
    ],
    [
      { operation: 'Mul', inputs: ['values', 'scale'], outputs: ['product'] },
      { operation: 'Relu', inputs: ['product'], outputs: ['scaled'] },
      {
        operation: 'Cast',
        inputs: ['offset'],
        outputs: ['real'],
        integers: { to: DataType.FLOAT },
      },
      { operation: 'Add', inputs: ['scaled', 'real'], outputs: ['shifted'] },
    ],
    [
      { name: 'scaled', type: DataType.FLOAT, shape: ['rows', 3] },
      { name: 'shifted', type: DataType.FLOAT, shape: ['rows', 3] },
    ],
    { scale: Float32Array.of(2, -1, 0.5) },
  );
}
