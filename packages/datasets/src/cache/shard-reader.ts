import { open, type FileHandle } from 'node:fs/promises';
import {
  checkHead,
  frameLength,
  indexOffset,
  indexTail,
  recordLength,
  shardBroken,
  shardHead,
  unframeRecord,
  type ShardEntry,
  type StoredRecord,
} from './shard-layout.js';
import { decodeRecord, type ShardRecord } from './shard-record.js';

/** The records of a shard, as far as they are whole. */
export interface ShardContents {
  readonly entries: readonly ShardEntry[];
  /** Where the last whole record ends. */
  readonly end: number;
}

/**
 * Reads a shard from front to back.
 * @throws DrapeflowError SHARD_BROKEN where it is damaged or cut short
 */
export async function* readShard(path: string): AsyncGenerator<ShardRecord> {
  const handle = await open(path);
  try {
    for await (const { record, offset } of storedRecords(handle, path, 0)) {
      if (!record) throw await cutShort(handle, path, offset);
      const decoded = await decodeRecord(record);
      if (decoded) yield decoded;
    }
  } finally {
    await handle.close();
  }
}

/**
 * Finds the records of a shard: by its index where it ends with one, else by reading all. A last record that is cut
 * short, as a writer leaves it that is killed or still writing, is left out.
 * @param known what was found before, to find what was added since
 * @throws DrapeflowError SHARD_BROKEN
 */
export async function findRecords(path: string, known?: ShardContents): Promise<ShardContents> {
  const handle = await open(path);
  try {
    return (await readIndex(handle, path)) ?? (await scan(handle, path, known));
  } finally {
    await handle.close();
  }
}

/**
 * Reads every record of a shard, whatever its index says.
 * @throws DrapeflowError SHARD_BROKEN
 */
export async function verifyShard(path: string): Promise<void> {
  const handle = await open(path);
  try {
    await scan(handle, path);
  } finally {
    await handle.close();
  }
}

/**
 * Reads one record.
 * @throws DrapeflowError SHARD_BROKEN
 */
export async function readRecord(
  handle: FileHandle,
  path: string,
  { offset, length }: ShardEntry,
): Promise<ShardRecord> {
  const bytes = await readBytes(handle, offset, length);
  if (bytes.length < length) throw await cutShort(handle, path, offset);
  return (await decodeRecord(unframeRecord(bytes, path, offset)))!;
}

async function readIndex(handle: FileHandle, path: string): Promise<ShardContents | undefined> {
  const { size } = await handle.stat();
  const offset = indexOffset(await readBytes(handle, Math.max(0, size - indexTail), indexTail));
  if (offset === undefined) return undefined;
  const record = unframeRecord(await readBytes(handle, offset, size - offset), path, offset);
  if (!('index' in record.header)) return undefined;
  const entries = record.header.index.map(([key, offset, length]) => ({ key, offset, length }));
  return { entries, end: size };
}

async function scan(
  handle: FileHandle,
  path: string,
  known: ShardContents = { entries: [], end: 0 },
): Promise<ShardContents> {
  const entries = [...known.entries];
  let { end } = known;
  for await (const { record, offset, length } of storedRecords(handle, path, end)) {
    if (!record) break;
    if ('key' in record.header) entries.push({ key: record.header.key, offset, length });
    end = offset + length;
  }
  return { entries, end };
}

interface ScannedRecord {
  readonly offset: number;
  readonly length: number;
  /** Undefined where the file ends before it does. */
  readonly record: StoredRecord | undefined;
}

/** @param from where a record begins, or 0 */
async function* storedRecords(
  handle: FileHandle,
  path: string,
  from: number,
): AsyncGenerator<ScannedRecord> {
  const { size } = await handle.stat();
  let offset = from;
  if (offset === 0) {
    const head = await readBytes(handle, 0, shardHead.length);
    if (size >= shardHead.length) checkHead(head, path);
    else yield { offset, length: shardHead.length, record: undefined };
    offset = shardHead.length;
  }
  while (offset < size) {
    const frame = await readBytes(handle, offset, frameLength);
    const isFramed = frame.length === frameLength;
    const length = isFramed ? recordLength(frame, path, offset) : frameLength;
    const isWhole = isFramed && offset + length <= size;
    const bytes = isWhole ? await readBytes(handle, offset, length) : undefined;
    yield { offset, length, record: bytes && unframeRecord(bytes, path, offset) };
    offset += length;
  }
}

async function cutShort(handle: FileHandle, path: string, offset: number) {
  const { size } = await handle.stat();
  const problem = `it is cut short: the file ends at byte ${size}, within the record that begins here`;
  return shardBroken(path, offset, problem);
}

/** Fewer where the file ends before. */
async function readBytes(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
