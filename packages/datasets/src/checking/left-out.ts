import { appendFile, writeFile } from 'node:fs/promises';
import { DrapeflowError, messageOf, type DatasetFault } from '@drapeflow/core';
import { faultOf, isBroken } from '../files/broken.js';

/** What a training leaves out of its data sets: a file with the sequence, the path and the reason on each line. */
export class LeftOut {
  private readonly known = new Set<string>();

  private constructor(private readonly path: string) {}

  /**
   * Begins a list; one that is there is replaced.
   * @throws DrapeflowError OUTPUT_NOT_WRITABLE
   */
  static async begin(path: string): Promise<LeftOut> {
    await writing(path, writeFile(path, ''));
    return new LeftOut(path);
  }

  /** The number of faults in the list. */
  get size(): number {
    return this.known.size;
  }

  /** Each fault is listed once. */
  async add({ sequence = '', path, problem }: DatasetFault): Promise<void> {
    const line = `${[sequence, path, problem].join('\t').replaceAll('\n', ' ')}\n`;
    if (this.known.has(line)) return;
    this.known.add(line);
    await writing(this.path, appendFile(this.path, line));
  }

  /** What `read` gives; undefined where it fails at a broken file of the sequence, which is listed then. */
  async unlessBroken<Result>(
    sequence: string,
    read: () => Promise<Result>,
  ): Promise<Result | undefined> {
    try {
      return await read();
    } catch (thrown) {
      if (!isBroken(thrown)) throw thrown;
      await this.add(faultOf(thrown.details.path, thrown, sequence));
      return undefined;
    }
  }
}

async function writing(path: string, written: Promise<void>): Promise<void> {
  await written.catch((cause: unknown) => {
    throw new DrapeflowError('OUTPUT_NOT_WRITABLE', { path, problem: messageOf(cause) }, { cause });
  });
}
