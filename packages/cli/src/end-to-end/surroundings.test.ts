import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { countFrames, drawShirt, makeClip } from '../testing/make-media.js';
import { runCommand, type CommandOptions, type CommandResult } from '../testing/run-command.js';
import { withDisk } from '../testing/with-disk.js';
import type { TrySummary } from '../try/summary.js';

let folder: string;
let work: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drapeflow-surroundings-'));
  await makeClip(at('clip.mp4'));
  await makeClip(at('long.mp4'), { size: '320x240', frames: 3000 });
  await drawShirt().png().toFile(at('shirt.png'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  work = at('work');
  await rm(work, { recursive: true, force: true });
  await mkdir(work);
});

function dress(
  video: string,
  flags: readonly string[] = [],
  options: Partial<CommandOptions> = {},
): Promise<CommandResult> {
  const commandLine = ['try', at(video), at('shirt.png'), '--json', ...flags];
  return runCommand(commandLine, { folder: work, ...options });
}

describe('the cache of converted models', () => {
  test('A damaged model is made anew, with a warning.', async () => {
    const cache = at('damaged-cache');
    expect((await dress('clip.mp4', ['--cache', cache])).exitCode).toBe(0);
    const [name] = (await readdir(cache)).filter((each) => each.startsWith('movenet-lightning'));
    const model = join(cache, name!);
    const intact = await readFile(model);
    await writeFile(model, intact.subarray(0, intact.length / 2));
    const { exitCode, stdout } = await dress('clip.mp4', ['--cache', cache, '--overwrite']);
    expect(exitCode).toBe(0);
    const { warnings } = JSON.parse(stdout) as TrySummary;
    expect(warnings).toEqual([expect.stringContaining(model)]);
    expect((await readFile(model)).equals(intact)).toBe(true);
  });

  test('Two processes can fill it at once.', async () => {
    const cache = at('shared-cache');
    const both = await Promise.all(
      ['one.mp4', 'two.mp4'].map((output) => dress('clip.mp4', ['--cache', cache, '-o', output])),
    );
    expect(both.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    const names = await readdir(cache);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !name.endsWith('.onnx'))).toEqual([]);
  });
});

describe('a place that cannot be written', () => {
  test('A read-only folder is named.', (context) =>
    withDisk('ro', context, async (disk) => {
      const { exitCode, stderr } = await dress('clip.mp4', ['-o', join(disk, 'out.mp4')]);
      expect(exitCode).toBe(1);
      expect(stderr).toMatch(/^error: OUTPUT_NOT_WRITABLE: .*out\.mp4 .*\.\n$/);
    }));

  test('A full disk is named, and nothing is left on it.', (context) =>
    withDisk('size=64k', context, async (disk) => {
      const flags = ['-o', join(disk, 'out.mp4'), '--set', 'video.crf=0'];
      const { exitCode, stderr } = await dress('long.mp4', flags);
      expect(exitCode).toBe(1);
      expect(stderr).toMatch(/^error: OUTPUT_DISK_FULL: .*\.\n$/m);
      expect(await readdir(disk)).toEqual([]);
    }));
});

describe('a place where sheets cannot be written', () => {
  const inspect = (output: string, flags: readonly string[] = []) =>
    runCommand(['inspect', at('clip.mp4'), at('shirt.png'), '-o', output, ...flags], {
      folder: work,
    });

  test('A folder for sheets that is read-only is named.', (context) =>
    withDisk('ro', context, async (disk) => {
      const { exitCode, stderr } = await inspect(join(disk, 'look'));
      expect(exitCode).toBe(1);
      expect(stderr).toMatch(/^error: OUTPUT_NOT_WRITABLE: .*look .*\.\n$/);
    }));

  test('A disk that is full of sheets is named, and nothing is left on it.', (context) =>
    withDisk('size=16k', context, async (disk) => {
      const { exitCode, stderr } = await inspect(join(disk, 'look'));
      expect(exitCode).toBe(1);
      expect(stderr).toMatch(/^error: OUTPUT_DISK_FULL: .*look .*\.\n$/);
      expect(await readdir(disk)).toEqual([]);
    }));
});

describe('Ctrl-C', () => {
  /** Sends a signal when frames are being written: then there is an unfinished file beside the output. */
  async function interrupt(signals: readonly NodeJS.Signals[]): Promise<CommandResult> {
    let ended = false;
    const run = dress('long.mp4', ['-o', 'out.mp4', '--verbose'], {
      onStart: async (child) => {
        while (!ended && !(await isGrowing())) await pause(50);
        child.kill(signals[0]!);
      },
      onStderr: (text, child) => {
        if (signals[1] && text.includes('Stopping')) child.kill(signals[1]);
      },
    });
    const result = await run;
    ended = true;
    return result;
  }

  async function isGrowing(): Promise<boolean> {
    const partial = (await readdir(work)).find((name) => name.startsWith('.out'));
    return partial !== undefined && (await readFile(join(work, partial))).length > 0;
  }

  test.each([
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    '%s leaves what was done as a file that plays, and exits with %d.',
    async (signal, code) => {
      const { exitCode, stdout, stderr } = await interrupt([signal]);
      expect(exitCode).toBe(code);
      expect(stderr).toContain('Stopping');
      const { frames, interrupted } = JSON.parse(stdout) as TrySummary;
      expect(interrupted).toBe(true);
      expect(frames).toBeGreaterThan(0);
      expect(frames).toBeLessThan(3000);
      expect(await readdir(work)).toEqual(['out.mp4']);
      expect(await countFrames(join(work, 'out.mp4'))).toBe(frames);
    },
  );

  test('Twice, it ends at once and leaves nothing.', async () => {
    const start = performance.now();
    const { exitCode, stdout } = await interrupt(['SIGINT', 'SIGINT']);
    expect(exitCode).toBe(130);
    expect(stdout).toBe('');
    expect(await readdir(work)).toEqual([]);
    expect(performance.now() - start).toBeLessThan(50_000);
  });

  test('It leaves the sheets that inspect has written, with their page, and exits with 130.', async () => {
    const commandLine = ['inspect', at('long.mp4'), at('shirt.png'), '-o', 'look', '--every', '1'];
    let ended = false;
    const isWritten = async () =>
      (await readdir(work, { recursive: true })).some((name) => name.endsWith('.png'));
    const { exitCode, stdout } = await runCommand(commandLine, {
      folder: work,
      onStart: async (child) => {
        while (!ended && !(await isWritten())) await pause(50);
        child.kill('SIGINT');
      },
    });
    ended = true;
    expect(exitCode).toBe(130);
    expect(stdout).toContain('Stopped before the end.');
    expect(await readdir(work)).toEqual(['look']);
    const page = await readFile(join(work, 'look', 'index.html'), 'utf8');
    const listed = [...page.matchAll(/<option value="([^"]+)">/g)].map(([, file]) => file!);
    expect([...listed, 'index.html']).toEqual(await readdir(join(work, 'look')));
  });
});

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
