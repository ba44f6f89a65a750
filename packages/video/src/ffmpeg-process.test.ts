import { once } from 'node:events';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runFfmpeg, outputStream } from './ffmpeg-process.js';
import { ffmpegs, temporaryFolder } from './testing/clips.js';

const folder = await temporaryFolder();

interface Process {
  readonly parent: number;
  readonly group: number;
}

/** The running children of this process, from Linux's /proc. */
async function children(): Promise<Process[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    names.map((name) => readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')),
  );
  return lines
    .filter((line) => line.includes('(ffmpeg)'))
    .map((line) => line.slice(line.lastIndexOf(')') + 2).split(' '))
    .map(([, parent, group]) => ({ parent: Number(parent), group: Number(group) }))
    .filter((each) => each.parent === process.pid);
}

const endless = ['-f', 'lavfi'];

describe.each(ffmpegs)('running %s', (ffmpegPath) => {
  it.skipIf(process.platform !== 'linux')(
    'keeps Ctrl-C from it, and leaves no process behind when it is killed',
    async () => {
      const target = outputStream();
      const run = runFfmpeg({
        ffmpegPath,
        inputs: [{ source: 'testsrc2', options: endless }],
        output: { target, options: ['-f', 'rawvideo'] },
      });
      await once(target, 'readable');
      const [own] = (await readFile('/proc/self/stat', 'utf8')).split(') ').slice(-1);
      const [child, ...others] = await children();
      expect(others).toEqual([]);
      expect(child!.group).not.toBe(Number(own!.split(' ')[2]));
      await run.kill();
      expect(await children()).toEqual([]);
      expect((await run.ended).succeeded).toBe(false);
    },
  );

  it('can be killed before it has started', async () => {
    const run = runFfmpeg({
      ffmpegPath,
      inputs: [{ source: 'testsrc2', options: endless }],
      output: { target: outputStream(), options: ['-f', 'rawvideo'] },
    });
    await run.kill();
    expect((await run.ended).succeeded).toBe(false);
  });

  it('tells what ffmpeg says is wrong', async () => {
    const end = await runFfmpeg({
      ffmpegPath,
      inputs: [{ source: join(folder, 'nothing.mp4') }],
      output: { target: join(folder, 'out.mp4'), options: [] },
    }).ended;
    expect(end.succeeded).toBe(false);
    expect(end.faults).toEqual([expect.stringContaining('No such file or directory')]);
    expect(end.cause?.message).toContain('No such file or directory');
  });
});

it('ends, and its output with it, when there is no such program', async () => {
  const target = outputStream();
  const run = runFfmpeg({
    ffmpegPath: join(folder, 'nothing'),
    inputs: [{ source: 'testsrc2', options: endless }],
    output: { target, options: ['-f', 'rawvideo'] },
  });
  for await (const chunk of target) expect(chunk).toBeUndefined();
  expect((await run.ended).cause?.message).toContain('ENOENT');
});
