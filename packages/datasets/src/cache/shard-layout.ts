import { crc32 } from 'node:zlib';
import { DrapeflowError } from '@drapeflow/core';
import type { FieldHeader } from './shard-field.js';

/*
 * A shard is one file with many records, so that a disk reads it from front to back. It is only ever added to at its
 * end. Numbers are little-endian.
 *
 *     shard  = "DFSHARD", a byte with the version 1; record …
 *     record = u32 bytes of the header, u32 bytes of the body, u32 CRC-32 of these two numbers,
 *              u32 CRC-32 of header and body; header; body
 *
 * A header is JSON in UTF-8: `{"key": …, "fields": {name: {"type": …, "shape": …, "coding": …, "bytes": …}}}`; the body
 * has the bytes of the fields, one after the other. A writer that is done adds an index, a record with the header
 * `{"index": [[key, offset, bytes], …]}` of all records so far, whose body is the index's own offset, u64, and
 * "DFINDEX", a byte with the version: the last bytes of the file. Where they are missing the records themselves tell,
 * read from the first on.
 */

const version = 1;
export const shardHead = Buffer.from(`DFSHARD${String.fromCharCode(version)}`, 'latin1');
const indexMark = Buffer.from(`DFINDEX${String.fromCharCode(version)}`, 'latin1');
/** Bytes before a record's header. */
export const frameLength = 16;
/** Bytes of an index's body. */
export const indexTail = 8 + indexMark.length;

/** Where a record is in its shard, in bytes, with what frames it. */
export interface ShardEntry {
  readonly key: string;
  readonly offset: number;
  readonly length: number;
}

export type RecordHeader =
  | { readonly key: string; readonly fields: Readonly<Record<string, FieldHeader>> }
  | { readonly index: readonly (readonly [key: string, offset: number, length: number])[] };

/** A record's header and body, as they are stored. */
export interface StoredRecord {
  readonly header: RecordHeader;
  readonly body: Buffer;
}

/** The bytes of a record. */
export function frameRecord(header: RecordHeader, body: Uint8Array): Buffer {
  const json = Buffer.from(JSON.stringify(header));
  const record = Buffer.alloc(frameLength + json.length + body.length);
  record.writeUInt32LE(json.length, 0);
  record.writeUInt32LE(body.length, 4);
  record.set(json, frameLength);
  record.set(body, frameLength + json.length);
  record.writeUInt32LE(crc32(record.subarray(0, 8)), 8);
  record.writeUInt32LE(crc32(record.subarray(frameLength)), 12);
  return record;
}

/** The bytes of an index that is written at an offset. */
export function frameIndex(entries: readonly ShardEntry[], offset: number): Buffer {
  const body = Buffer.alloc(indexTail);
  body.writeBigUInt64LE(BigInt(offset), 0);
  body.set(indexMark, 8);
  const index = entries.map(({ key, offset, length }) => [key, offset, length] as const);
  return frameRecord({ index }, body);
}

/** Where the last bytes of a shard say that its index is; undefined where they are no such bytes. */
export function indexOffset(tail: Buffer): number | undefined {
  return tail.subarray(8).equals(indexMark) ? Number(tail.readBigUInt64LE(0)) : undefined;
}

/**
 * Checks the bytes before a header.
 * @returns the length of the record
 * @throws DrapeflowError SHARD_BROKEN
 */
export function recordLength(frame: Buffer, path: string, offset: number): number {
  if (crc32(frame.subarray(0, 8)) !== frame.readUInt32LE(8)) {
    throw shardBroken(path, offset, 'the lengths of a record do not match their checksum');
  }
  return frameLength + frame.readUInt32LE(0) + frame.readUInt32LE(4);
}

/**
 * Takes the bytes of a whole record apart.
 * @throws DrapeflowError SHARD_BROKEN where they are not what was written
 */
export function unframeRecord(record: Buffer, path: string, offset: number): StoredRecord {
  if (recordLength(record, path, offset) !== record.length) {
    throw shardBroken(path, offset, 'another record than the expected one begins here');
  }
  if (crc32(record.subarray(frameLength)) !== record.readUInt32LE(12)) {
    throw shardBroken(path, offset, 'the content of a record does not match its checksum');
  }
  const split = frameLength + record.readUInt32LE(0);
  const header = JSON.parse(record.toString('utf8', frameLength, split)) as RecordHeader;
  return { header, body: record.subarray(split) };
}

/** @throws DrapeflowError SHARD_BROKEN where a file does not begin as a shard of this version */
export function checkHead(head: Buffer, path: string): void {
  if (head.equals(shardHead)) return;
  const name = shardHead.subarray(0, -1);
  const isShard = head.length === shardHead.length && head.subarray(0, -1).equals(name);
  const problem = isShard
    ? `it is of version ${head[name.length]}, but only version ${version} is read`
    : 'it does not begin as a shard does';
  throw shardBroken(path, 0, problem);
}

export function shardBroken(path: string, offset: number, problem: string) {
  return new DrapeflowError('SHARD_BROKEN', { path, offset, problem });
}
