import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mendFolders, removeFolder, replaceFolder } from './replace-folder.js';

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'drapeflow-replace-'));
  folder = join(parent, 'name');
});
afterEach(() => rm(parent, { recursive: true }));

/** A folder with one file, as any moment of a replacement may leave it. */
async function leave(name: string, content: string): Promise<void> {
  await mkdir(join(parent, name));
  await writeFile(join(parent, name, 'file'), content);
}
const content = () => readFile(join(folder, 'file'), 'utf8');

test('A folder is written, and replaced with all that was in it.', async () => {
  await replaceFolder(folder, { file: 'old', other: new Uint8Array([1, 2]) });
  expect(await readFile(join(folder, 'other'))).toEqual(Buffer.from([1, 2]));
  await replaceFolder(folder, { file: 'new' });
  expect(await readdir(folder)).toEqual(['file']);
  expect(await content()).toBe('new');
  expect(await readdir(parent)).toEqual(['name']);
});

test('A folder is removed.', async () => {
  await replaceFolder(folder, { file: 'old' });
  await removeFolder(folder);
  expect(await readdir(parent)).toEqual([]);
});

test('Where a write fails, the old folder is there, and nothing beside it.', async () => {
  await replaceFolder(folder, { file: 'old' });
  // A file cannot be written in a folder that is not there.
  const writing = replaceFolder(folder, { file: 'new', 'missing/file': 'new' });
  await expect(writing).rejects.toMatchObject({ code: 'ENOENT' });
  expect(await content()).toBe('old');
  expect(await readdir(parent)).toEqual(['name']);
});

test.each([
  ['before the old one is moved', { name: 'old', '.name.partial': 'ne' }, 'old'],
  ['before the new one has its name', { '.name.replaced': 'old', '.name.partial': 'new' }, 'old'],
  ['before the old one is removed', { '.name.replaced': 'old', name: 'new' }, 'new'],
])('A replacement that ended %s is mended.', async (_moment, left, expected) => {
  for (const [name, text] of Object.entries(left)) await leave(name, text);
  await mendFolders(parent);
  expect(await content()).toBe(expected);
  expect(await readdir(parent)).toEqual(['name']);
});

test('A first write that ended before it was whole leaves nothing.', async () => {
  await leave('.name.partial', 'ne');
  await mendFolders(parent);
  expect(await readdir(parent)).toEqual([]);
});
