import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema } from 'onnx-buf';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ModelCache } from './model-cache.js';

const model = toBinary(
  ModelProtoSchema,
  create(ModelProtoSchema, { irVersion: 8n, producerName: 'test' }),
) as Uint8Array<ArrayBuffer>;

describe('the cache of converted models', () => {
  let folder: string;
  let notices: string[];
  let cache: ModelCache;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'drapeflow-cache-'));
    notices = [];
    cache = new ModelCache({
      directory: join(folder, 'made', 'on demand'),
      onNotice: (message) => notices.push(message),
    });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const path = () => join(folder, 'made', 'on demand', 'a.onnx');

  it('makes a model once, and leaves only the finished file', async () => {
    const make = vi.fn(() => model);
    const first = await cache.get('a.onnx', make);
    const second = await cache.get('a.onnx', make);
    expect(make).toHaveBeenCalledOnce();
    expect(second).toEqual(first);
    expect(await readdir(join(folder, 'made', 'on demand'))).toEqual(['a.onnx']);
    expect(notices).toEqual([]);
  });

  it('keeps a model as an ONNX file that other programs can read', async () => {
    await cache.get('a.onnx', () => model);
    const read = fromBinary(ModelProtoSchema, await readFile(path()));
    expect(read.producerName).toBe('test');
    expect(read.metadataProps.map(({ key }) => key)).toEqual(['sha256']);
  });

  it.each<[string, () => Promise<void>]>([
    ['cut off', async () => truncate(path(), 10)],
    ['emptied', async () => truncate(path(), 0)],
    ['changed in one byte', async () => changeByte(path(), 1)],
    ['changed in its seal', async () => changeByte(path(), -1)],
  ])('makes a file anew that was %s, and says so', async (_, damage) => {
    const before = await cache.get('a.onnx', () => model);
    await damage();
    expect(await cache.get('a.onnx', () => model)).toEqual(before);
    expect(notices).toEqual([expect.stringContaining(path())]);
    expect(new Uint8Array(await readFile(path()))).toEqual(before);
  });

  it('can be filled by many at once', async () => {
    const all = Array.from({ length: 20 }, () => cache.get('a.onnx', () => model));
    const [first, ...others] = await Promise.all(all);
    for (const other of others) expect(other).toEqual(first);
    expect(await readdir(join(folder, 'made', 'on demand'))).toEqual(['a.onnx']);
    expect(notices).toEqual([]);
  });

  it('names the folder where it is a file', async () => {
    await writeFile(join(folder, 'made'), '');
    await expect(cache.get('a.onnx', () => model)).rejects.toMatchObject({
      code: 'CACHE_NOT_WRITABLE',
      message: expect.stringContaining('DRAPEFLOW_CACHE'),
      details: { folder: join(folder, 'made', 'on demand') },
    });
  });

  it('names the folder where the file cannot be written', async () => {
    // With the ending of an unfinished file the name is longer than file systems allow.
    await expect(cache.get('a'.repeat(240), () => model)).rejects.toMatchObject({
      code: 'CACHE_NOT_WRITABLE',
      details: { folder: join(folder, 'made', 'on demand') },
    });
  });
});

async function changeByte(path: string, at: number): Promise<void> {
  const content = await readFile(path);
  const index = at < 0 ? content.length + at : at;
  content[index] = content[index]! ^ 1;
  await writeFile(path, content);
}
