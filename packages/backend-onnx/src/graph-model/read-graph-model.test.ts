import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tinyGraphModel } from '@drapeflow/core/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeGraphModel, readGraphModel } from './read-graph-model.js';

describe('readGraphModel', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'drapeflow-graph-model-'));
    path = join(folder, 'tiny.json');
    await writeFile(path, tinyGraphModel.json);
    await writeFile(join(folder, 'tiny.bin'), tinyGraphModel.weights);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('reads inputs, outputs and weights', async () => {
    const model = decodeGraphModel(await readGraphModel('tiny', path));
    expect([...model.inputs.keys()]).toEqual(['values', 'offset']);
    expect([...model.outputs]).toEqual([
      ['scaled', 'positive'],
      ['shifted', 'sum'],
    ]);
    expect(model.weights.get('scale')!.data).toEqual(Float32Array.of(2, -1, 0.5));
  });

  it('has another hash whenever a file differs', async () => {
    const before = (await readGraphModel('tiny', path)).hash;
    await writeFile(join(folder, 'tiny.bin'), Float32Array.of(2, -1, 0.25));
    expect((await readGraphModel('tiny', path)).hash).not.toBe(before);
  });

  it('says which file of weights is missing or empty', async () => {
    await writeFile(join(folder, 'tiny.bin'), '');
    await expect(readGraphModel('tiny', path)).rejects.toMatchObject({
      code: 'FILE_EMPTY',
      details: { path: join(folder, 'tiny.bin') },
    });
    await rm(join(folder, 'tiny.bin'));
    await expect(readGraphModel('tiny', path)).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
      details: { path: join(folder, 'tiny.bin') },
    });
  });

  it('refuses weights that are cut off', async () => {
    await writeFile(join(folder, 'tiny.bin'), tinyGraphModel.weights.subarray(0, 8));
    const source = await readGraphModel('tiny', path);
    expect(() => decodeGraphModel(source)).toThrow(
      expect.objectContaining({ code: 'MODEL_FILE_INVALID' }),
    );
  });

  it.each([
    ['not JSON', '{'],
    ['JSON of another kind', '{"weights": []}'],
  ])('refuses what is %s', async (_, content) => {
    await writeFile(path, content);
    await expect(readGraphModel('tiny', path)).rejects.toMatchObject({
      code: 'MODEL_FILE_INVALID',
      details: { path },
    });
  });

  it('refuses a folder', async () => {
    await expect(readGraphModel('tiny', folder)).rejects.toMatchObject({
      code: 'MODEL_FILE_INVALID',
    });
  });
});
