import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TimeRange, VideoFrame } from '@drapeflow/core';
import { describeVideoWriter } from '@drapeflow/core/testing';
import sharp from 'sharp';
import {
  decodedByFfmpeg,
  ffmpeg,
  ffmpegs,
  restingClip,
  temporaryFolder,
  timesByFfmpeg,
  useFfmpeg,
} from './testing/clips.js';
import { frame, like, size } from './testing/drawn-frames.js';
import { createVideoReader } from './video-reader.js';
import { createVideoWriter } from './video-writer.js';

const folder = await temporaryFolder();
const at = (name: string) => join(folder, name);
const code = (value: string) => expect.objectContaining({ code: value });
const writer = createVideoWriter();
const reader = createVideoReader();

/** @returns the warnings */
async function write(
  path: string,
  frames: readonly VideoFrame[],
  info = like,
): Promise<readonly string[]> {
  const sink = await writer.open(path, { size: info.size, like: info });
  for (const each of frames) await sink.write(each);
  await sink.finish();
  return sink.warnings;
}

/** Puts a video through reader and writer. */
async function copy(from: string, to: string, range: TimeRange = {}): Promise<void> {
  const { info, ...source } = await reader.open(from, range);
  const audio = { path: from, range };
  const sink = await writer.open(to, { size: info.size, like: info, audio, overwrite: true });
  for await (const each of source.frames()) await sink.write(each);
  await sink.finish();
}

/** The first and the last second in which a file's sound is not silent, and its length. */
async function loudBetween(path: string): Promise<[number, number, number]> {
  const rate = 48_000;
  const bytes = await ffmpeg(
    ...['-i', path, '-map', '0:a', '-af', 'aresample=async=1:first_pts=0', '-ac', '1'],
    ...['-ar', String(rate), '-f', 'f32le', '-'],
  );
  const samples = new Float32Array(new Uint8Array(bytes).buffer);
  const loud = (value: number) => Math.abs(value) > 0.05;
  return [
    samples.findIndex(loud) / rate,
    samples.findLastIndex(loud) / rate,
    samples.length / rate,
  ];
}

beforeAll(async () => {
  const pictures = ['-f', 'lavfi', '-i', 'testsrc2=s=64x48:r=25:d=4'];
  const beep = ['-f', 'lavfi', '-i', 'sine=d=4', '-af', "volume=0:enable='not(between(t,2,2.2))'"];
  await ffmpeg(...pictures, ...beep, '-c:v', 'libx264', '-c:a', 'aac', at('beep.mp4'));
  await ffmpeg(...pictures, ...beep, '-c:v', 'libx264', '-c:a', 'libopus', at('beep.mkv'));
  await ffmpeg('-i', at('beep.mp4'), '-c', 'copy', at('beep.ts'));
  await restingClip([10, 50, 10, 100], at('rest.gif'));
  const irregular = ['-vf', "select='gt(n,50)+not(mod(n,3))'", '-vsync', 'vfr'];
  await ffmpeg(...pictures, ...beep, ...irregular, '-c:v', 'libx264', at('varying.mp4'));
  await ffmpeg(...pictures, ...beep, '-c:v', 'libx264', '-c:a', 'pcm_s16le', at('plain.mkv'));
});

describe.each(ffmpegs)('with %s', (path) => {
  useFfmpeg(path);

  describe.each(['.mp4', '.webm', '.gif', ''])('writing %s', (extension) => {
    describeVideoWriter('of this package', async () => ({
      writer,
      freshPath: async () => join(await mkdtemp(at('fresh-')), `video${extension}`),
      namesBeside: (file) => readdir(dirname(file)),
      countFrames: async (file) =>
        extension === '' ? (await readdir(file)).length : (await timesByFfmpeg(file)).length,
    }));
  });

  it.each(['mp4', 'webm'])('keeps a rate of 30000/1001 exactly in .%s', async (extension) => {
    const file = at(`ntsc-${ffmpegs.indexOf(path)}.${extension}`);
    const frameRate = 30000 / 1001;
    const frames = Array.from({ length: 40 }, (_, index) => frame(index, size, index / frameRate));
    await write(file, frames, { ...like, frameRate });
    const { info } = await reader.open(file);
    expect(info).toMatchObject({ frameRate, variableFrameRate: false, frameCount: 40 });
    const times = await timesByFfmpeg(file);
    const rounding = extension === 'mp4' ? 0.00002 : 0.001;
    times.forEach((time, index) =>
      expect(Math.abs(time - times[0]! - index / frameRate)).toBeLessThan(rounding),
    );
  });

  it.each(['mp4', 'webm'])(
    'keeps the time of every frame of a varying rate in .%s',
    async (extension) => {
      const file = at(`varying-${ffmpegs.indexOf(path)}.${extension}`);
      const times = [0, 0.1, 0.13, 0.2, 0.45, 0.5, 0.51, 0.8];
      const frames = times.map((time, index) => frame(index, size, time));
      await write(file, frames, { ...like, frameRate: 8.75, variableFrameRate: true });
      const written = await timesByFfmpeg(file);
      expect(written).toHaveLength(times.length);
      written.forEach((time, index) => expect(Math.abs(time - times[index]!)).toBeLessThan(0.0011));
    },
  );

  it('keeps the time of every frame of a varying rate beside sound', async () => {
    const file = at(`varying-sound-${ffmpegs.indexOf(path)}.mp4`);
    await copy(at('varying.mp4'), file);
    const written = await timesByFfmpeg(file);
    const expected = await timesByFfmpeg(at('varying.mp4'));
    expect(written).toHaveLength(expected.length);
    written.forEach((time, index) => expect(time).toBeCloseTo(expected[index]!, 3));
  });

  it.each(['gif', 'mp4'])(
    'keeps how long each frame of a gif is shown in .%s',
    async (extension) => {
      const file = at(`rest-${ffmpegs.indexOf(path)}.${extension}`);
      await copy(at('rest.gif'), file);
      const { info } = await reader.open(file);
      expect(info.frameCount).toBe(4);
      expect(info.durationSeconds).toBeCloseTo(1.7, 2);
      const written = await timesByFfmpeg(file);
      [0, 0.1, 0.6, 0.7].forEach((time, index) => expect(written[index]).toBeCloseTo(time, 2));
    },
  );

  it('keeps how long the last frame is shown beside sound', async () => {
    const file = at(`rest-sound-${ffmpegs.indexOf(path)}.mp4`);
    const { info, ...source } = await reader.open(at('rest.gif'));
    const audio = { path: at('beep.mp4') };
    const sink = await writer.open(file, { size, like: info, audio });
    for await (const each of source.frames()) await sink.write(each);
    await sink.finish();
    const written = await reader.open(file);
    expect(written.info).toMatchObject({ frameCount: 4, hasAudio: true });
    expect(written.info.durationSeconds).toBeCloseTo(1.7, 2);
    expect(sink.warnings).toEqual([expect.stringContaining('goes on for 2.3 s')]);
  });

  it('leaves out of a gif what comes too soon for browsers', async () => {
    const file = at(`soon-${ffmpegs.indexOf(path)}.gif`);
    const frames = [0, 0.004, 0.1, 0.109, 0.12, 0.3].map((time, index) => frame(index, size, time));
    await write(file, frames, { ...like, frameRate: 15, variableFrameRate: true });
    const written = await timesByFfmpeg(file);
    expect(written.map((time) => Math.round(time * 100))).toEqual([0, 10, 12, 30]);
  });

  it.each(['beep.mp4', 'varying.mp4'])(
    'keeps the frames of %s without its sound, and warns, if that cannot be decoded',
    async (name) => {
      const broken = at(`undecodable-${ffmpegs.indexOf(path)}.mkv`);
      await ffmpeg('-i', at(name), '-c', 'copy', broken);
      const bytes = await readFile(broken);
      bytes.write('A_NIL', bytes.indexOf('A_AAC'));
      await writeFile(broken, bytes);
      const file = at(`silent-${ffmpegs.indexOf(path)}-${name}`);
      const { info, ...source } = await reader.open(broken);
      const sink = await writer.open(file, { size, like: info, audio: { path: broken } });
      for await (const each of source.frames()) await sink.write(each);
      await sink.finish();
      expect(sink.warnings).toEqual([expect.stringContaining('could not be used')]);
      const written = await reader.open(file);
      expect(written.info).toMatchObject({ frameCount: info.frameCount, hasAudio: false });
      expect((await readdir(folder)).filter((each) => /partial/.test(each))).toEqual([]);
    },
  );

  it('makes an .mp4 that browsers play while it loads', async () => {
    const file = at(`browser-${ffmpegs.indexOf(path)}.mp4`);
    await write(file, [frame(0, size, 0), frame(1, size, 0.04)]);
    const bytes = await readFile(file);
    expect(bytes.indexOf('moov')).toBeGreaterThan(0);
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
    expect(bytes.includes('avc1')).toBe(true);
  });

  it.each([
    [63, 47],
    [1, 1],
  ])(
    'takes %i×%i pixels, which .mp4 makes even by going on with the last',
    async (width, height) => {
      const odd = { width, height };
      const frames = [frame(0, odd, 0), frame(1, odd, 0.04)];
      const name = at(`odd-${width}-${ffmpegs.indexOf(path)}`);
      const warnings = await write(`${name}.mp4`, frames, { ...like, size: odd });
      expect(warnings).toEqual([
        expect.stringMatching(`${width + 1}×${height + 1}, not ${width}×${height}: .*even sizes`),
      ]);
      const { info } = await reader.open(`${name}.mp4`);
      expect(info.size).toEqual({ width: width + 1, height: height + 1 });
      expect(await write(`${name}.webm`, frames, { ...like, size: odd })).toEqual([]);
      expect((await reader.open(`${name}.webm`)).info.size).toEqual(odd);
      await write(`${name}.gif`, frames, { ...like, size: odd });
      expect((await reader.open(`${name}.gif`)).info.size).toEqual(odd);
    },
  );

  it.each([
    ['beep.mp4', 'mp4'],
    ['beep.mp4', 'webm'],
    ['beep.mkv', 'webm'],
    ['beep.mkv', 'mp4'],
    ['plain.mkv', 'mp4'],
    ['beep.ts', 'mp4'],
    ['beep.ts', 'webm'],
  ])('keeps the sound of %s in .%s with its frames', async (name, extension) => {
    const file = at(`sound-${ffmpegs.indexOf(path)}.${extension}`);
    await copy(at(name), file);
    const [start, end, length] = await loudBetween(file);
    expect(Math.abs(start - 2)).toBeLessThan(0.04);
    expect(Math.abs(end - 2.2)).toBeLessThan(0.04);
    expect(Math.abs(length - 4)).toBeLessThan(0.04);
    await copy(at(name), file, { from: 1.5, to: 3 });
    const [partStart, partEnd, partLength] = await loudBetween(file);
    expect(Math.abs(partStart - 0.5)).toBeLessThan(0.04);
    expect(Math.abs(partEnd - 0.7)).toBeLessThan(0.04);
    // Frames at 1.52 s to 2.96 s.
    expect(Math.abs(partLength - 1.48)).toBeLessThan(0.04);
  });

  it('ends the sound with the last frame when the video ends early', async () => {
    const file = at(`early-${ffmpegs.indexOf(path)}.mp4`);
    const { info, ...source } = await reader.open(at('beep.mp4'));
    const audio = { path: at('beep.mp4') };
    const sink = await writer.open(file, { size: info.size, like: info, audio });
    for await (const each of source.frames()) {
      await sink.write(each);
      if (each.index === 24) break;
    }
    await sink.finish();
    const bytes = await ffmpeg(
      '-i',
      file,
      '-map',
      '0:a',
      '-ac',
      '1',
      '-ar',
      '1000',
      '-f',
      'u8',
      '-',
    );
    expect(Math.abs(bytes.length / 1000 - 1)).toBeLessThan(0.05);
  });
});

describe('a folder of pictures', () => {
  it('holds the frames as they are', async () => {
    const frames = [frame(0, size, 0), frame(1, size, 0.04)];
    await write(at('pictures/'), frames);
    expect(await readdir(at('pictures'))).toEqual(['frame-000001.png', 'frame-000002.png']);
    const second = await sharp(at('pictures/frame-000002.png')).removeAlpha().raw().toBuffer();
    expect(new Uint8Array(second)).toEqual(frames[1]!.image.data);
  });

  it('replaces no folder that holds anything else', async () => {
    await mkdir(at('mine'));
    await writeFile(at('mine/thesis.txt'), 'dear to me');
    const options = { size, like, overwrite: true };
    await expect(writer.open(at('mine'), options)).rejects.toEqual(code('OUTPUT_FOLDER_FOREIGN'));
    expect(await readdir(at('mine'))).toEqual(['thesis.txt']);
  });
});

describe('memory', () => {
  it('stays flat however long a video is', async () => {
    const large = { width: 640, height: 480 };
    const sink = await writer.open(at('flat.mp4'), { size: large, like: { ...like, size: large } });
    const one = frame(0, large, 0);
    const used = async (from: number, to: number) => {
      for (let index = from; index < to; index++) {
        await sink.write({ ...one, index, timestamp: index / 25 });
      }
      return process.memoryUsage().rss;
    };
    const early = await used(0, 60);
    const late = await used(60, 300);
    await sink.finish();
    // 240 more frames are 221 MB.
    expect(late - early).toBeLessThan(100e6);
    expect((await decodedByFfmpeg(at('flat.mp4'), '-ss', '11.9')).length % (3 * 640 * 480)).toBe(0);
  });
});
