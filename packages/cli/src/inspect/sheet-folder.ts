import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Destination } from '@drapeflow/video';
import { indexPage, type PageEntry } from './index-page.js';

const pageName = 'index.html';
const isOwn = (name: string) => name === pageName || /^frame-\d{6,}\.png$/.test(name);

/** A folder of sheets and a page to look through them. Nothing is under its name before `publish`. */
export class SheetFolder {
  private readonly entries: PageEntry[] = [];

  private constructor(private readonly destination: Destination) {}

  /** @throws DrapeflowError OUTPUT_EXISTS, OUTPUT_FOLDER_MISSING, OUTPUT_NOT_WRITABLE, OUTPUT_FOLDER_FOREIGN */
  static async prepare(path: string, overwrite: boolean): Promise<SheetFolder> {
    const { prepareDestination } = await import('@drapeflow/video');
    return new SheetFolder(await prepareDestination(path, 'folder', overwrite, isOwn));
  }

  /** How many sheets there are. */
  get size(): number {
    return this.entries.length;
  }

  get pagePath(): string {
    return join(this.destination.path, pageName);
  }

  /** @throws DrapeflowError OUTPUT_NOT_WRITABLE, OUTPUT_DISK_FULL */
  async add(index: number, title: string, sheet: Uint8Array): Promise<void> {
    const file = `frame-${String(index).padStart(6, '0')}.png`;
    await this.write(file, sheet);
    this.entries.push({ file, title });
  }

  /** @throws DrapeflowError OUTPUT_NOT_WRITABLE, OUTPUT_DISK_FULL */
  async publish(title: string): Promise<void> {
    await this.write(pageName, indexPage(title, this.entries));
    await this.destination.commit();
  }

  discard(): Promise<void> {
    return this.destination.discard();
  }

  private async write(name: string, content: Uint8Array | string): Promise<void> {
    const { path, temporary } = this.destination;
    try {
      await mkdir(temporary, { recursive: true });
      await writeFile(join(temporary, name), content);
    } catch (cause) {
      const { outputError } = await import('@drapeflow/video');
      throw outputError(path, cause);
    }
  }
}
