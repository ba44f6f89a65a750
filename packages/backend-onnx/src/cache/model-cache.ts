import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DrapeflowError, messageOf } from '@drapeflow/core';
import { isIntact, seal } from './sealed-model.js';

export interface ModelCacheOptions {
  readonly directory: string;
  /** Told in a sentence when a damaged file is made anew. */
  readonly onNotice: (message: string) => void;
}

/**
 * Keeps converted models in a folder. Two processes may fill it at once: each writes under a name of its
 * own and renames at the end, and both files are equal.
 */
export class ModelCache {
  constructor(private readonly options: ModelCacheOptions) {}

  /**
   * @param fileName changes whenever the content would
   * @param make called where the file is missing or damaged
   * @returns the file's content, an ONNX model
   * @throws DrapeflowError CACHE_NOT_WRITABLE where the file can be neither read nor written
   */
  async get(
    fileName: string,
    make: () => Uint8Array<ArrayBuffer>,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const path = join(this.options.directory, fileName);
    const stored = await this.read(path);
    if (stored && isIntact(stored)) return stored;
    if (stored) this.options.onNotice(`The cached model ${path} is damaged; it is made anew.`);
    const made = seal(make());
    await this.write(path, made);
    return made;
  }

  private async read(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    try {
      return new Uint8Array(await readFile(path));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw this.unusable(error);
    }
  }

  private async write(path: string, content: Uint8Array): Promise<void> {
    const unfinished = `${path}.${randomUUID()}.tmp`;
    try {
      await mkdir(this.options.directory, { recursive: true });
      await writeFile(unfinished, content);
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw this.unusable(error);
    }
  }

  private unusable(error: unknown) {
    const details = { folder: this.options.directory, reason: messageOf(error) };
    return new DrapeflowError('CACHE_NOT_WRITABLE', details, { cause: error });
  }
}
