import { open, rm, type FileHandle } from 'node:fs/promises';
import { frameIndex, shardHead, type ShardEntry } from './shard-layout.js';
import { findRecords } from './shard-reader.js';
import { encodeRecord, type ShardRecord } from './shard-record.js';
import { writing } from './file-failures.js';

/** Adds records to a shard. A record that cannot be written whole is taken back. */
export class ShardWriter {
  private constructor(
    readonly path: string,
    private readonly handle: FileHandle,
    private readonly written: ShardEntry[],
    private end: number,
  ) {}

  /**
   * Begins a shard; there must be no such file.
   * @throws DrapeflowError OUTPUT_DISK_FULL, OUTPUT_NOT_WRITABLE
   */
  static async begin(path: string): Promise<ShardWriter> {
    const handle = await writing(path, open(path, 'wx'));
    try {
      await writeAll(handle, path, shardHead, 0);
    } catch (thrown) {
      await handle.close();
      await rm(path);
      throw thrown;
    }
    return new ShardWriter(path, handle, [], shardHead.length);
  }

  /**
   * Goes on with a shard. What follows the records that are kept is cut off: an index, and a record that is cut short.
   * @param keep how many records are kept; all that are whole, unless it is given
   * @throws DrapeflowError SHARD_BROKEN, OUTPUT_NOT_WRITABLE
   */
  static async resume(path: string, keep?: number): Promise<ShardWriter> {
    const entries = (await findRecords(path)).entries.slice(0, keep);
    const handle = await writing(path, open(path, 'r+'));
    const writer = new ShardWriter(path, handle, entries, 0);
    try {
      await writer.cutBack(entries.length);
      // A writer that was killed at once left less than a head.
      await writeAll(handle, path, shardHead, 0);
    } catch (thrown) {
      await handle.close();
      throw thrown;
    }
    return writer;
  }

  /** The number of its records. */
  get count(): number {
    return this.written.length;
  }

  /** In bytes. */
  get size(): number {
    return this.end;
  }

  /** @throws DrapeflowError OUTPUT_DISK_FULL, OUTPUT_NOT_WRITABLE */
  async append(record: ShardRecord): Promise<void> {
    const bytes = await encodeRecord(record);
    await this.write(bytes);
    this.written.push({ key: record.key, offset: this.end, length: bytes.length });
    this.end += bytes.length;
  }

  /** Takes back all records but the first `count`. */
  async cutBack(count: number): Promise<void> {
    this.written.length = count;
    const last = this.written.at(-1);
    this.end = last ? last.offset + last.length : shardHead.length;
    await writing(this.path, this.handle.truncate(this.end));
  }

  /** Adds the index. */
  async close(): Promise<void> {
    try {
      await this.write(frameIndex(this.written, this.end));
      await writing(this.path, this.handle.datasync());
    } finally {
      await this.handle.close();
    }
  }

  private async write(bytes: Uint8Array): Promise<void> {
    try {
      await writeAll(this.handle, this.path, bytes, this.end);
    } catch (thrown) {
      await this.handle.truncate(this.end);
      throw thrown;
    }
  }
}

async function writeAll(handle: FileHandle, path: string, bytes: Uint8Array, offset: number) {
  for (let done = 0; done < bytes.length;) {
    const writes = handle.write(bytes, done, bytes.length - done, offset + done);
    done += (await writing(path, writes)).bytesWritten;
  }
}
