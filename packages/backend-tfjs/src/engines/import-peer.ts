import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { messageOf } from '@drapeflow/core';
import { resolveModulePath } from 'exsolve';

/** A package that is not installed along with this one. */
export interface Peer {
  readonly name: string;
  /** The version that is asked for; another patch of it will do. */
  readonly version: string;
  /** The command that helps where the package is there, but does not load. */
  readonly mend: string;
}

/**
 * Imports an optional package.
 * @param resolveFrom URLs of modules or folders from which it is looked for; this package is the last of them
 * @throws Error that says which command mends it
 */
export async function importPeer(
  { name, version, mend }: Peer,
  resolveFrom: readonly string[],
): Promise<unknown> {
  const resolve = (id: string) =>
    resolveModulePath(id, { from: [...resolveFrom, import.meta.url], try: true, cache: false });
  const manifest = resolve(`${name}/package.json`);
  if (!manifest) throw new Error(`${name} is not installed: npm install ${name}@${version}`);
  const found = (JSON.parse(await readFile(manifest, 'utf8')) as { version: string }).version;
  if (lineOf(found) !== lineOf(version)) {
    const needed = `${lineOf(version)}.x is needed`;
    throw new Error(`${name} is ${found}, ${needed}: npm install ${name}@${version}`);
  }
  const entry = resolve(name);
  if (!entry) throw new Error(`${name} lacks its code: npm install ${name}@${version}`);
  try {
    return await import(pathToFileURL(entry).href);
  } catch (error) {
    const [reason] = messageOf(error).split('\n');
    throw new Error(`${name} does not load (${reason.trim()}): ${mend}`, { cause: error });
  }
}

/** Major and minor version. */
function lineOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}
