import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkOutput } from './check-output.js';

let folder: string;
const at = (name: string) => join(folder, name);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drapeflow-output-'));
  await writeFile(at('there.mp4'), 'x');
  await mkdir(at('empty'));
  await symlink(at('there.mp4'), at('link.mp4'));
});
afterEach(() => rm(folder, { recursive: true }));

test('What is not there, and an empty folder, may be written.', async () => {
  await checkOutput(at('new.mp4'), [at('there.mp4')], false);
  await checkOutput(at('empty'), [], false);
});

test('What is there is replaced only if that is asked for.', async () => {
  await expect(checkOutput(at('there.mp4'), [], false)).rejects.toMatchObject({
    code: 'OUTPUT_EXISTS',
    details: { path: at('there.mp4') },
  });
  await checkOutput(at('there.mp4'), [], true);
});

test('An input is never replaced, under whatever name.', async () => {
  await expect(checkOutput(at('link.mp4'), [at('there.mp4')], true)).rejects.toMatchObject({
    code: 'OUTPUT_IS_INPUT',
  });
});
