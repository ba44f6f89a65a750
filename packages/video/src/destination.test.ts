import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VideoFrame } from '@drapeflow/core';
import { ffmpegs, temporaryFolder } from './testing/clips.js';
import { frame, like, size } from './testing/drawn-frames.js';
import { createVideoReader } from './video-reader.js';
import { createVideoWriter } from './video-writer.js';

const folder = await temporaryFolder();
const at = (name: string) => join(folder, name);
const code = (value: string) => expect.objectContaining({ code: value });
const writer = createVideoWriter();
const reader = createVideoReader();

describe('an output whose name is taken while it is made', () => {
  it.each(['taken.mp4', 'taken'])(
    '%s is not overwritten, and what was made is kept',
    async (name) => {
      const place = await mkdtemp(at('taken-'));
      const path = join(place, name);
      const first = await writer.open(path, { size, like });
      const second = await writer.open(path, { size, like });
      for (const sink of [first, second]) await sink.write(frame(0, size, 0));
      await first.finish();
      const { ino } = await stat(path);
      const failure: unknown = await second.finish().catch((error: unknown) => error);
      expect(failure).toEqual(code('OUTPUT_EXISTS'));
      await second.abort();
      expect((await stat(path)).ino).toBe(ino);
      const kept = (await readdir(place)).find((each) => each !== name)!;
      expect((failure as Error).message).toContain(kept);
      expect((await reader.open(join(place, kept))).info.frameCount).toBe(1);
    },
  );

  it('is not overwritten by a folder of frames if anything else is in it by then', async () => {
    const path = join(await mkdtemp(at('foreign-')), 'frames');
    const sink = await writer.open(path, { size, like, overwrite: true });
    await sink.write(frame(0, size, 0));
    await mkdir(path);
    await writeFile(join(path, 'thesis.txt'), 'dear to me');
    await expect(sink.finish()).rejects.toEqual(code('OUTPUT_EXISTS'));
    expect(await readdir(path)).toEqual(['thesis.txt']);
  });
});

describe('what is wrong with an output', () => {
  const open = (file: string) => writer.open(file, { size, like });

  it('is told before anything is encoded', async () => {
    await expect(open(at('video.avi'))).rejects.toEqual(code('VIDEO_FORMAT_UNKNOWN'));
    await expect(open(at('video.avi'))).rejects.toThrow('.mp4, .webm, .gif');
    await expect(open(at('nowhere/video.mp4'))).rejects.toEqual(code('OUTPUT_FOLDER_MISSING'));
    await mkdir(at('folder.mp4'));
    await expect(open(at('folder.mp4'))).rejects.toEqual(code('OUTPUT_NOT_WRITABLE'));
    await writeFile(at('file'), '');
    await expect(open(at('file'))).rejects.toEqual(code('OUTPUT_NOT_WRITABLE'));
    const long = at(`${'x'.repeat(300)}.mp4`);
    await expect(open(long)).rejects.toEqual(code('OUTPUT_NOT_WRITABLE'));
    expect(() => createVideoWriter({ crf: 99 })).toThrow(code('CONFIG_INVALID'));
  });

  it('is an ffmpeg that dies while it encodes', async () => {
    const script = at('dying-ffmpeg');
    const dying = `case "$*" in *libx264*) head -c 200000 >/dev/null; echo 'it hurts' >&2; exit 3;; esac`;
    await writeFile(script, `#!/bin/sh\n${dying}\nexec "${ffmpegs[0]}" "$@"\n`);
    await chmod(script, 0o755);
    const before = process.env['DRAPEFLOW_FFMPEG'];
    process.env['DRAPEFLOW_FFMPEG'] = script;
    try {
      const sink = await open(at('dying.mp4'));
      const failure: unknown = await (async () => {
        for (let index = 0; index < 1000; index++) await sink.write(frame(index, size, index / 25));
      })().catch((error: unknown) => error);
      expect(failure).toEqual(code('VIDEO_ENCODING_FAILED'));
      expect(String((failure as Error).cause)).toContain('it hurts');
      await expect(sink.finish()).rejects.toEqual(code('VIDEO_ENCODING_FAILED'));
      const names = await readdir(folder);
      expect(names.filter((name) => name.includes('dying.'))).toEqual([]);
    } finally {
      if (before === undefined) delete process.env['DRAPEFLOW_FFMPEG'];
      else process.env['DRAPEFLOW_FFMPEG'] = before;
    }
  });
});

it('writes to names as long as file systems allow', async () => {
  const names = [`${'x'.repeat(251)}.mp4`, 'x'.repeat(255)];
  for (const name of names) {
    const sink = await writer.open(at(name), { size, like });
    await sink.write(frame(0, size, 0));
    await sink.finish();
  }
  expect(await readdir(folder)).toEqual(expect.arrayContaining(names));
});

describe('a full or locked disk', () => {
  const disk = at('disk');
  let mounted = false;
  beforeAll(async () => {
    await mkdir(disk);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk], { stdio: 'pipe' });
      mounted = true;
    } catch {
      console.log(
        'skipped: the full and the locked disk, since no small file system may be mounted here',
      );
    }
  });
  afterAll(() => {
    if (mounted) execFileSync('umount', [disk]);
  });
  const noise = (index: number): VideoFrame => {
    const large = { width: 320, height: 240 };
    const data = new Uint8Array(3 * 320 * 240).map(() => Math.random() * 256);
    return { index, timestamp: index / 25, image: { ...large, data } };
  };

  it.each(['video.mp4', 'pictures'])('is told while %s is written', async (name) => {
    if (!mounted) return;
    const large = { ...like, size: { width: 320, height: 240 } };
    const sink = await writer.open(join(disk, name), { size: large.size, like: large });
    const failure: unknown = await (async () => {
      for (let index = 0; index < 50; index++) await sink.write(noise(index));
      await sink.finish();
    })().catch((error: unknown) => error);
    expect(failure).toEqual(code('OUTPUT_DISK_FULL'));
    await sink.abort();
    expect(await readdir(disk)).toEqual([]);
  });

  it('is told before anything is written where nothing may be', async () => {
    if (!mounted) return;
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    const opening = writer.open(join(disk, 'video.mp4'), { size, like });
    await expect(opening).rejects.toEqual(code('OUTPUT_NOT_WRITABLE'));
  });
});
