import { open } from 'node:fs/promises';
import { DrapeflowError } from '@drapeflow/core';
import type { ShardEntry } from '../cache/shard-layout.js';
import { findRecords, readRecord, readShard } from '../cache/shard-reader.js';
import type { ShardRecord } from '../cache/shard-record.js';

/** A shard that is read by keys. */
export class ShardFile {
  private constructor(
    private readonly path: string,
    private readonly entries: ReadonlyMap<string, ShardEntry>,
  ) {}

  /** @throws DrapeflowError SHARD_BROKEN, FILE_NOT_FOUND */
  static async find(path: string): Promise<ShardFile> {
    const { entries } = await findRecords(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') throw new DrapeflowError('FILE_NOT_FOUND', { path });
      throw error;
    });
    return new ShardFile(path, new Map(entries.map((entry) => [entry.key, entry])));
  }

  get keys(): readonly string[] {
    return [...this.entries.keys()];
  }

  async read(key: string): Promise<ShardRecord> {
    const handle = await open(this.path);
    try {
      return await readRecord(handle, this.path, this.entries.get(key)!);
    } finally {
      await handle.close();
    }
  }

  /** Reads every record. @throws DrapeflowError SHARD_BROKEN */
  async verify(): Promise<void> {
    const records = readShard(this.path);
    while (!(await records.next()).done);
  }
}
