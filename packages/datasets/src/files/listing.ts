import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { messageOf, type DatasetFault } from '@drapeflow/core';
import { stem } from './names.js';

const order = new Intl.Collator('en', { numeric: true });

/** The names in a folder. */
interface Folder {
  /** As people count: `2.png` before `10.png`. */
  readonly names: readonly string[];
  readonly known: ReadonlySet<string>;
  /** The first name of each, by what is before its extension. */
  readonly byStem: ReadonlyMap<string, string>;
}

/** What lies in a copy of a data set, and what is wrong with it as far as lists and folders show. */
export class Listing {
  readonly faults: DatasetFault[] = [];
  private readonly folders = new Map<string, Promise<Folder | undefined>>();
  private readonly faultyFolders = new Set<string>();

  constructor(readonly root: string) {}

  /** A path below the root. */
  path(...parts: readonly string[]): string {
    return join(this.root, ...parts);
  }

  fault(path: string, problem: string, sequence?: string): void {
    this.faults.push({ path, problem, ...(sequence ? { sequence } : {}) });
  }

  /** The names in a folder in the order in which people count, hidden ones left out; undefined without such a folder. */
  async names(folder: string): Promise<readonly string[] | undefined> {
    return (await this.lookInto(folder))?.names;
  }

  async has(path: string): Promise<boolean> {
    return (await this.lookInto(dirname(path)))?.known.has(basename(path)) ?? false;
  }

  /** The name in a folder that is this one, or this one but for the extension. */
  async namesake(folder: string, name: string): Promise<string | undefined> {
    const found = await this.lookInto(folder);
    return found?.known.has(name) ? name : found?.byStem.get(stem(name));
  }

  /** The first of some folders that is there and not empty. One that is empty is a fault. */
  async folder(...candidates: readonly string[]): Promise<string | undefined> {
    for (const folder of candidates) {
      const found = await this.lookInto(folder);
      if (found && found.names.length > 0) return folder;
      if (found) this.folderFault(folder, 'the folder is empty; fill it, or remove it');
    }
    return undefined;
  }

  /** As `folder`; it is a fault if there is none. */
  async requiredFolder(...candidates: readonly string[]): Promise<string | undefined> {
    const found = await this.folder(...candidates);
    const [first, ...others] = candidates;
    if (!found && !candidates.some((folder) => this.faultyFolders.has(folder))) {
      const instead = others.length > 0 ? `, nor ${others.join(' or ')}` : '';
      this.folderFault(first!, `there is no such folder${instead}`);
    }
    return found;
  }

  /** The first of some files of a folder that is there. It is a fault if there is none. */
  async file(
    sequence: string,
    folder: string,
    ...candidates: readonly string[]
  ): Promise<string | undefined> {
    const known = (await this.lookInto(folder))?.known;
    const found = candidates.find((name) => known?.has(name));
    if (found) return join(folder, found);
    this.fault(join(folder, candidates[0]!), 'it is missing', sequence);
    return undefined;
  }

  /** As `file`, where the set has the folder at all. */
  async optionalFile(
    sequence: string,
    folder: string | undefined,
    ...candidates: readonly string[]
  ): Promise<string | undefined> {
    return folder === undefined ? undefined : this.file(sequence, folder, ...candidates);
  }

  private lookInto(folder: string): Promise<Folder | undefined> {
    const known = this.folders.get(folder) ?? this.read(folder);
    this.folders.set(folder, known);
    return known;
  }

  private async read(folder: string): Promise<Folder | undefined> {
    try {
      const names = (await readdir(folder)).filter((name) => name[0] !== '.').sort(order.compare);
      const byStem = new Map(names.toReversed().map((name) => [stem(name), name]));
      return { names, known: new Set(names), byStem };
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      if (code !== 'ENOENT' && code !== 'ENOTDIR') this.folderFault(folder, messageOf(cause));
      return undefined;
    }
  }

  private folderFault(path: string, problem: string): void {
    if (!this.faultyFolders.has(path)) this.fault(path, problem);
    this.faultyFolders.add(path);
  }
}
