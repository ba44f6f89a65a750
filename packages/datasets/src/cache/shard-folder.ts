import { mkdir, open, rename, stat, utimes, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { whileClaimed } from './claim.js';
import { ifThere, writeFailure } from './file-failures.js';
import { endOfGroup, groupsOf, wholeGroups } from './groups.js';
import { isGone, nameShard, ownerOf } from './owner.js';
import type { Field } from './shard-field.js';
import { removeOldest, shardFiles } from './shard-files.js';
import type { ShardEntry } from './shard-layout.js';
import { findRecords, verifyShard, type ShardContents } from './shard-reader.js';
import { ShardWriter } from './shard-writer.js';

const largestShard = 64 * 2 ** 20;

/** The records of a group, in the order in which they were written, and the open file that they are in. */
export interface OpenGroup {
  readonly path: string;
  readonly entries: readonly ShardEntry[];
  readonly handle: FileHandle;
}

interface KnownShard extends ShardContents {
  /** When it was looked into. */
  readonly size: number;
  readonly groups: ReadonlyMap<string, readonly ShardEntry[]>;
}

/**
 * A folder of shards that any number of processes use at once. Only the process that a shard is named by ever writes to
 * it, so that no two can spoil it; one that is gone is succeeded by another of its machine, which renames the shard.
 */
export class ShardFolder {
  private readonly known = new Map<string, KnownShard>();
  private writer: ShardWriter | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private readonly shardBytes: number;

  private constructor(
    private readonly folder: string,
    private readonly maximumBytes: number,
  ) {
    this.shardBytes = Math.min(largestShard, maximumBytes / 4);
  }

  /**
   * @param maximumBytes beyond, the shards that have not been used for longest are removed; the last that was written
   * stays, however large
   * @throws DrapeflowError OUTPUT_NOT_WRITABLE, OUTPUT_DISK_FULL
   */
  static async open(folder: string, maximumBytes: number): Promise<ShardFolder> {
    await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
      throw writeFailure(folder, cause);
    });
    return new ShardFolder(folder, maximumBytes);
  }

  /**
   * Opens the group of a key; `make` makes it where there is none, while no other process does. The handle is the
   * caller's to close.
   * @throws DrapeflowError SHARD_BROKEN, OUTPUT_DISK_FULL, OUTPUT_NOT_WRITABLE, and what `make` throws; what was made of
   * the group is taken back then, and all else stays
   */
  async openGroup(
    key: string,
    make: () => AsyncIterable<Readonly<Record<string, Field>>>,
  ): Promise<OpenGroup> {
    for (;;) {
      const found = await this.find(key);
      if (found) return found;
      await this.inTurn(() =>
        whileClaimed(join(this.folder, `${key}.claim`), async () => {
          const madeMeanwhile = await this.find(key);
          await madeMeanwhile?.handle.close();
          if (!madeMeanwhile) await this.write(key, make());
        }),
      );
    }
  }

  /** Reads all of every shard; gives what is thrown for one that is damaged, and its path. */
  async *verify(): AsyncGenerator<{ readonly path: string; readonly thrown: unknown }> {
    for (const { path } of await shardFiles(this.folder)) {
      try {
        await ifThere(verifyShard(path));
      } catch (thrown) {
        yield { path, thrown };
      }
    }
  }

  async close(): Promise<void> {
    await this.inTurn(() => this.finishShard());
  }

  private async find(key: string): Promise<OpenGroup | undefined> {
    const found = await this.openKnown(key);
    if (found) return found;
    await this.lookAround();
    return this.openKnown(key);
  }

  private async openKnown(key: string): Promise<OpenGroup | undefined> {
    for (const [path, { groups }] of this.known) {
      const entries = groups.get(key);
      const handle = entries && (await ifThere(open(path)));
      if (!handle) continue;
      const now = new Date();
      await ifThere(utimes(path, now, now));
      return { path, entries, handle };
    }
    return undefined;
  }

  /** Learns what is in the folder now. */
  private async lookAround(): Promise<void> {
    const files = await shardFiles(this.folder);
    const paths = new Set(files.map(({ path }) => path));
    for (const path of this.known.keys()) if (!paths.has(path)) this.known.delete(path);
    for (const { path, size } of files) {
      const known = this.known.get(path);
      if (known?.size === size) continue;
      const contents = await ifThere(findRecords(path, known));
      if (!contents) continue;
      // What follows the last whole group may be taken back by its writer.
      this.known.set(path, { ...wholeGroups(contents), groups: groupsOf(contents), size });
    }
  }

  private async write(
    key: string,
    records: AsyncIterable<Readonly<Record<string, Field>>>,
  ): Promise<void> {
    const writer = await this.openWriter();
    const before = writer.count;
    try {
      for await (const fields of records) await writer.append({ key, fields });
      await writer.append(endOfGroup(key));
    } catch (thrown) {
      await writer.cutBack(before);
      throw thrown;
    }
    if (writer.size >= this.shardBytes) await this.finishShard();
    await removeOldest(this.folder, this.maximumBytes, writer.path);
  }

  private async openWriter(): Promise<ShardWriter> {
    // Another process may have removed it.
    if (this.writer && !(await ifThere(stat(this.writer.path)))) await this.finishShard();
    return (this.writer ??= (await this.succeed()) ?? (await this.beginShard()));
  }

  private beginShard(): Promise<ShardWriter> {
    return ShardWriter.begin(join(this.folder, nameShard()));
  }

  /** Goes on with the shard of a process that is gone, after its last whole group. */
  private async succeed(): Promise<ShardWriter | undefined> {
    for (const { path, size } of await shardFiles(this.folder)) {
      if (size >= this.shardBytes || !isGone(ownerOf(path))) continue;
      const own = join(this.folder, nameShard());
      const isRenamed = await ifThere(rename(path, own).then(() => true));
      if (!isRenamed) continue;
      const { entries } = wholeGroups(await findRecords(own));
      return ShardWriter.resume(own, entries.length);
    }
    return undefined;
  }

  private async finishShard(): Promise<void> {
    const { writer } = this;
    this.writer = undefined;
    await writer?.close();
  }

  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => {});
    return done;
  }
}
