import { open, readFile, truncate, writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fillDisk } from '../testing/full-disk.js';
import { plant } from '../testing/tree.js';
import type { Field } from './shard-field.js';
import { findRecords, readRecord, readShard } from './shard-reader.js';
import type { ShardRecord } from './shard-record.js';
import { ShardWriter } from './shard-writer.js';

const raw = (...values: number[]): Field => ({
  coding: 'raw',
  shape: [values.length],
  data: Uint8Array.from(values),
});
const small = (...keys: string[]): ShardRecord[] =>
  keys.map((key, i) => ({ key, fields: { values: raw(i, 2 * i, 255) } }));

async function write(records: readonly ShardRecord[]): Promise<string> {
  const path = `${await plant({ a: '' })}/one.shard`;
  const writer = await ShardWriter.begin(path);
  for (const record of records) await writer.append(record);
  await writer.close();
  return path;
}

async function readAll(path: string): Promise<ShardRecord[]> {
  const records: ShardRecord[] = [];
  for await (const record of readShard(path)) records.push(record);
  return records;
}

const keysOf = async (path: string) => (await findRecords(path)).entries.map(({ key }) => key);

/** Bit by bit, by the polynomial of IEEE 802.3. */
function checksum(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
}

/** A record as the layout describes it. */
function record(header: object, body: readonly number[]): Buffer {
  const json = Buffer.from(JSON.stringify(header));
  const content = Buffer.concat([json, Uint8Array.from(body)]);
  const frame = Buffer.alloc(16);
  frame.writeUInt32LE(json.length, 0);
  frame.writeUInt32LE(body.length, 4);
  frame.writeUInt32LE(checksum(frame.subarray(0, 8)), 8);
  frame.writeUInt32LE(checksum(content), 12);
  return Buffer.concat([frame, content]);
}

afterEach(() => vi.restoreAllMocks());

describe('A shard', () => {
  test('is laid out as documented, byte for byte.', async () => {
    const path = await write(small('a'));
    const field = { type: 'uint8', shape: [3], coding: 'raw', bytes: 3 };
    const first = record({ key: 'a', fields: { values: field } }, [0, 0, 255]);
    const at = 8 + first.length;
    const tail = [at, 0, 0, 0, 0, 0, 0, 0, ...Buffer.from('DFINDEX\u0001')];
    const index = record({ index: [['a', 8, first.length]] }, tail);
    const expected = Buffer.concat([Buffer.from('DFSHARD\u0001'), first, index]);
    expect(at).toBeLessThan(256);
    expect((await readFile(path)).equals(expected)).toBe(true);
  });

  test('gives back, to the last bit, what is stored in any coding.', async () => {
    const noise = Uint8Array.from({ length: 3 * 20 * 30 }, (_, i) => (i * i * 37) % 251);
    const floats = Float32Array.from([0.1, -1e30, 2 ** -149, Infinity]);
    const record: ShardRecord = {
      key: 'all',
      fields: {
        picture: { coding: 'png', shape: [30, 20, 3], data: noise },
        grey: { coding: 'png', shape: [1, 2, 3], data: Uint8Array.from([5, 5, 5, 9, 9, 9]) },
        map: { coding: 'deflate', shape: [30, 60], data: noise },
        odd: raw(1, 2, 3),
        floats: { coding: 'raw', shape: [4], data: floats },
        fewer: { coding: 'deflate', shape: [2, 2], data: floats },
        nothing: raw(),
      },
    };
    expect(await readAll(await write([record]))).toEqual([record]);
  });

  test('is read from front to back, and record by record in any order.', async () => {
    const records = small('a', 'b', 'c');
    const path = await write(records);
    expect(await readAll(path)).toEqual(records);
    const { entries } = await findRecords(path);
    const handle = await open(path);
    for (const i of [2, 0, 1]) {
      expect(await readRecord(handle, path, entries[i]!)).toEqual(records[i]);
    }
    await handle.close();
  });

  test('without its index is found to hold the same.', async () => {
    const path = await write(small('a', 'b', 'c'));
    const indexed = await findRecords(path);
    const { offset, length } = indexed.entries[2]!;
    await truncate(path, offset + length);
    expect((await findRecords(path)).entries).toEqual(indexed.entries);
  });

  test('what was added since it was last looked into is found by reading that alone.', async () => {
    const path = await write(small('a', 'b'));
    const { entries } = await findRecords(path);
    const known = { entries: entries.slice(0, 1), end: entries[1]!.offset };
    const content = await readFile(path);
    // The first record is spoilt, and must not be looked at.
    content[12] = content[12]! ^ 1;
    await writeFile(path, content.subarray(0, entries[1]!.offset + entries[1]!.length));
    expect((await findRecords(path, known)).entries).toEqual(entries);
  });

  test('that is cut short anywhere is an error that names it and the place, and has the rest.', async () => {
    const path = await write(small('a', 'b'));
    const content = await readFile(path);
    const { entries } = await findRecords(path);
    const { offset, length } = entries[1]!;
    for (let cut = offset + 1; cut < offset + length; cut++) {
      await writeFile(path, content.subarray(0, cut));
      expect(await keysOf(path)).toEqual(['a']);
      await expect(readAll(path)).rejects.toMatchObject({
        code: 'SHARD_BROKEN',
        details: { path, offset, problem: expect.stringContaining(`ends at byte ${cut}`) },
      });
      const handle = await open(path);
      const reading = readRecord(handle, path, entries[1]!);
      await expect(reading).rejects.toMatchObject({ code: 'SHARD_BROKEN', details: { offset } });
      await handle.close();
    }
  });

  test('with any single byte changed is never taken for whole.', async () => {
    const path = await write(small('a', 'b'));
    const content = await readFile(path);
    for (let at = 0; at < content.length; at++) {
      const damaged = Buffer.from(content);
      damaged[at] = damaged[at]! ^ 4;
      await writeFile(path, damaged);
      const reading = readAll(path);
      await expect(reading, `byte ${at}`).rejects.toMatchObject({ code: 'SHARD_BROKEN' });
    }
  });

  test('of another version, or no shard at all, is refused.', async () => {
    const root = await plant({
      'new.shard': 'DFSHARD\u0002 and so on',
      'other.shard': 'RIFF    WEBP',
    });
    await expect(findRecords(`${root}/new.shard`)).rejects.toThrow(
      'it is of version 2, but only version 1 is read',
    );
    await expect(findRecords(`${root}/other.shard`)).rejects.toMatchObject({
      code: 'SHARD_BROKEN',
    });
  });
});

describe('A writer that goes on with a shard', () => {
  test('cuts off what a killed one left unfinished, wherever it was killed.', async () => {
    const path = await write(small('a', 'b'));
    const content = await readFile(path);
    const { offset, length } = (await findRecords(path)).entries[1]!;
    for (let cut = 0; cut <= content.length; cut += cut < 8 ? 1 : 7) {
      await writeFile(path, content.subarray(0, cut));
      const writer = await ShardWriter.resume(path);
      await writer.append(small('c')[0]!);
      await writer.close();
      const whole = cut >= offset + length ? ['a', 'b'] : cut >= offset ? ['a'] : [];
      expect(await keysOf(path)).toEqual([...whole, 'c']);
      expect((await readAll(path)).map(({ key }) => key)).toEqual([...whole, 'c']);
    }
  });

  test('refuses one that is damaged, and leaves it as it is.', async () => {
    const path = await write(small('a', 'b'));
    const content = await readFile(path);
    const { entries } = await findRecords(path);
    const damaged = content.subarray(0, entries[1]!.offset + entries[1]!.length);
    damaged[entries[0]!.offset + 20] = 0;
    await writeFile(path, damaged);
    await expect(ShardWriter.resume(path)).rejects.toMatchObject({
      code: 'SHARD_BROKEN',
      details: { path, offset: 8 },
    });
    expect((await readFile(path)).equals(damaged)).toBe(true);
  });
});

describe('On a full disk', () => {
  test('a record that does not fit is taken back, and the writer goes on when there is space.', async () => {
    const path = `${await plant({ a: '' })}/one.shard`;
    const writer = await ShardWriter.begin(path);
    await writer.append(small('a')[0]!);
    const full = await fillDisk(path, 50);
    const appending = writer.append(small('b')[0]!);
    await expect(appending).rejects.toMatchObject({ code: 'OUTPUT_DISK_FULL', details: { path } });
    expect(await readAll(path)).toEqual(small('a'));
    full.mockRestore();
    await writer.append({ ...small('a', 'c')[1]! });
    await writer.close();
    expect(await readAll(path)).toEqual(small('a', 'c'));
  });

  test('a shard that cannot be begun is not left there.', async () => {
    const root = await plant({ a: '' });
    await fillDisk(`${root}/a`, 3);
    const path = `${root}/one.shard`;
    await expect(ShardWriter.begin(path)).rejects.toMatchObject({ code: 'OUTPUT_DISK_FULL' });
    await expect(open(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
