import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeVideoReader } from '@drapeflow/core/testing';
import {
  allFrames,
  ffmpeg,
  ffmpegs,
  restingClip,
  temporaryFolder,
  useFfmpeg,
} from './testing/clips.js';
import { encodePng } from './encode-png.js';
import { createVideoReader } from './video-reader.js';

const folder = await temporaryFolder();
const at = (name: string) => join(folder, name);
const reader = createVideoReader();
const code = (value: string) => expect.objectContaining({ code: value });

const lossless = ['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '0', '-pix_fmt', 'yuv420p'];
const testSource = (size: string, rate: string, seconds: number) => [
  ...['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=${rate}:d=${seconds}`],
];
const sine = ['-f', 'lavfi', '-i', 'sine=d=2'];
/** The left half red, the right half blue. */
const halves = 'color=red:s=32x48:d=0.2[a];color=blue:s=32x48:d=0.2[b];[a][b]hstack';

/** Writes a turn into the matrix of an MP4's track header (ISO/IEC 14496-12, 8.3.2), as phones do. */
function turnedClockwise(video: Buffer, height: number): Buffer {
  const matrix = video.indexOf('tkhd') + 4 + 40;
  [0, 1, 0, -1, 0, 0, height, 0].forEach((value, index) => {
    video.writeInt32BE(value * 0x10000, matrix + 4 * index);
  });
  return video;
}

beforeAll(async () => {
  await ffmpeg(
    ...[...testSource('64x48', '30000/1001', 2), ...sine, ...lossless],
    ...['-movflags', 'faststart', at('clip.mp4')],
  );
  const irregular = "select='gt(n,30)+not(mod(n,3))'";
  await ffmpeg(
    ...testSource('64x48', '30', 2),
    '-vf',
    irregular,
    '-vsync',
    'vfr',
    ...lossless,
    at('vfr.mp4'),
  );
  await ffmpeg('-filter_complex', halves, ...lossless, at('halves.mp4'));
  await writeFile(at('turned.mp4'), turnedClockwise(await readFile(at('halves.mp4')), 48));
  await ffmpeg(...testSource('64x48', '25', 1), '-vf', 'setsar=2/1', ...lossless, at('wide.mp4'));
  await ffmpeg(...sine, at('sound.m4a'));
  await ffmpeg(...testSource('8200x16', '25', 0.04), '-c:v', 'ffv1', at('large.mkv'));
  await ffmpeg(
    ...testSource('16x16', '25', 0.2),
    '-vf',
    'scale=1:1',
    '-c:v',
    'ffv1',
    '-pix_fmt',
    'bgr0',
    at('dot.mkv'),
  );
  await ffmpeg(...testSource('64x48', '10', 1), at('clip.gif'));
  await ffmpeg(
    ...testSource('160x120', '30', 10),
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    at('long.mp4'),
  );
  await ffmpeg('-i', at('long.mp4'), '-c', 'copy', at('long.mkv'));
  await ffmpeg('-i', at('long.mp4'), '-c', 'copy', at('long.ts'));
  await restingClip([10, 50, 10, 100], at('rest.gif'));
  await restingClip([10, 10, 10, 100], at('even-rest.gif'));
  // A packet's duration reaches to the next one, which is left out then.
  const chosen = "select='eq(n,0)+eq(n,10)+eq(n,60)+eq(n,70)+eq(n,170)'";
  await ffmpeg(
    ...[...testSource('64x48', '100', 1.8), '-vf', chosen, '-vsync', 'vfr'],
    ...['-c:v', 'libx264', '-bf', '0', at('closed.mp4')],
  );
  await ffmpeg('-i', at('closed.mp4'), '-c', 'copy', '-frames:v', '4', at('rest.mp4'));
  await ffmpeg(...testSource('64x48', '25', 0.4), '-c:v', 'libx264', '-bf', '0', at('once.ts'));
  const once = await readFile(at('once.ts'));
  await writeFile(at('twice.ts'), Buffer.concat([once, once]));
  const clip = await readFile(at('clip.mp4'));
  await writeFile(at('cut.mp4'), clip.subarray(0, Math.round(clip.length * 0.6)));
  const unindexed = await readFile(at('vfr.mp4'));
  await writeFile(at('unindexed.mp4'), unindexed.subarray(0, unindexed.length / 2));
  await writeFile(at('text.mp4'), 'This is not a video.');
  await writeFile(at('text.txt'), 'This is not a video.');
  await writeFile(at('empty.mp4'), '');
  await writeFile(at('list.m3u8'), `#EXTM3U\n#EXTINF:2,\n${at('clip.mp4')}\n#EXT-X-ENDLIST\n`);
  const segment = `#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n${at('long.ts')}\n#EXT-X-ENDLIST\n`;
  await writeFile(at('segments.m3u8'), segment);
  await writeFile(at('segments.mp4'), segment);
});

describe.each(ffmpegs)('with %s', (path) => {
  useFfmpeg(path);

  describeVideoReader('of this package', async () => ({
    reader,
    video: {
      path: at('clip.mp4'),
      size: { width: 64, height: 48 },
      frameRate: 30000 / 1001,
      frameCount: 60,
    },
    missing: at('nothing.mp4'),
    empty: at('empty.mp4'),
  }));

  it('tells that there is sound', async () => {
    expect((await reader.open(at('clip.mp4'))).info.hasAudio).toBe(true);
    expect((await reader.open(at('vfr.mp4'))).info.hasAudio).toBe(false);
  });

  it('keeps the times of a varying rate', async () => {
    const source = await reader.open(at('vfr.mp4'));
    const shown = Array.from({ length: 60 }, (_, index) => index).filter(
      (index) => index > 30 || index % 3 === 0,
    );
    const frames = await allFrames(source);
    expect(source.info.variableFrameRate).toBe(true);
    expect(frames).toHaveLength(shown.length);
    frames.forEach((frame, index) => expect(frame.timestamp).toBeCloseTo(shown[index]! / 30, 4));
    expect(source.info.frameRate).toBeCloseTo((shown.length - 1) / (59 / 30), 6);
  });

  it.each(['rest.gif', 'even-rest.gif', 'rest.mp4'])(
    'counts the own duration of the last frame of %s',
    async (name) => {
      const { info } = await reader.open(at(name));
      const seconds = name === 'even-rest.gif' ? 1.3 : 1.7;
      expect(info).toMatchObject({ variableFrameRate: true, frameCount: 4 });
      expect(info.durationSeconds).toBeCloseTo(seconds, 2);
      expect(info.lastFrameSeconds).toBeCloseTo(1, 2);
      const part = await reader.open(at(name), { to: 0.15 });
      expect(part.info.durationSeconds).toBeCloseTo(seconds - 1.1, 2);
    },
  );

  it('goes on with a warning where the times of a file go back', async () => {
    const source = await reader.open(at('twice.ts'));
    const frames = await allFrames(source);
    expect(source.info).toMatchObject({ frameRate: 25, frameCount: 20, durationSeconds: 0.8 });
    expect(frames.map((each) => each.timestamp)).toEqual(
      Array.from({ length: 20 }, (_, index) => index / 25),
    );
    expect(source.warnings).toContainEqual(expect.stringContaining('go back at frame 10;'));
  });

  it('turns frames upright', async () => {
    const source = await reader.open(at('turned.mp4'));
    expect(source.info.size).toEqual({ width: 48, height: 64 });
    const [frame] = await allFrames(source);
    const pixel = (x: number, y: number) => [
      ...frame!.image.data.subarray(3 * (y * 48 + x), 3 * (y * 48 + x) + 3),
    ];
    // What was on the left is on top.
    expect(pixel(24, 8)[0]).toBeGreaterThan(240);
    expect(pixel(24, 8)[2]).toBeLessThan(15);
    expect(pixel(24, 56)[2]).toBeGreaterThan(240);
    expect(pixel(24, 56)[0]).toBeLessThan(15);
  });

  it('makes pixels square', async () => {
    const source = await reader.open(at('wide.mp4'));
    expect(source.info.size).toEqual({ width: 128, height: 48 });
    expect((await allFrames(source))[0]!.image.data).toHaveLength(128 * 48 * 3);
  });

  it('reads a single pixel', async () => {
    const source = await reader.open(at('dot.mkv'));
    expect(source.info.size).toEqual({ width: 1, height: 1 });
    expect(await allFrames(source)).toHaveLength(5);
  });

  it('reads an animated GIF', async () => {
    const source = await reader.open(at('clip.gif'));
    expect(source.info).toMatchObject({ frameRate: 10, colorMatrix: 'gbr', hasAudio: false });
    expect(await allFrames(source)).toHaveLength(10);
  });

  it.each(['mp4', 'mkv', 'ts'])('finds a late range to the frame in .%s', async (extension) => {
    const file = at(`long.${extension}`);
    const { info } = await reader.open(file, { from: 7.9, to: 8.1 });
    const frames = await allFrames(await reader.open(file, { from: 7.9, to: 8.1 }));
    const whole = await allFrames(await reader.open(file));
    expect(info.frameCount).toBe(6);
    expect(frames.map((each) => each.image.data)).toEqual(
      whole.slice(237, 243).map((each) => each.image.data),
    );
  });

  it('loses no frame to a reader that is slow and slower than ffmpeg at its end', async () => {
    let count = 0;
    for await (const frame of (await reader.open(at('vfr.mp4'))).frames()) {
      if (frame.index > 30) await setTimeout(30);
      count++;
    }
    expect(count).toBe(40);
  });

  it('uses what can be decoded of a file that was cut off, and warns', async () => {
    const source = await reader.open(at('cut.mp4'));
    const frames = await allFrames(source);
    expect(frames.length).toBeGreaterThan(20);
    expect(frames.length).toBeLessThan(60);
    expect(source.info).toMatchObject({ frameRate: 30000 / 1001, variableFrameRate: false });
    expect(source.warnings).toEqual([expect.stringContaining('cut.mp4 is damaged')]);
  });

  it.each([
    ['text.mp4', 'VIDEO_UNREADABLE'],
    ['text.txt', 'VIDEO_UNREADABLE'],
    ['list.m3u8', 'VIDEO_UNREADABLE'],
    ['segments.m3u8', 'VIDEO_UNREADABLE'],
    ['segments.mp4', 'VIDEO_UNREADABLE'],
    ['unindexed.mp4', 'VIDEO_INDEX_MISSING'],
    ['sound.m4a', 'VIDEO_WITHOUT_PICTURES'],
    ['large.mkv', 'VIDEO_TOO_LARGE'],
  ])('refuses %s by %s', async (name, expected) => {
    await expect(reader.open(at(name))).rejects.toEqual(code(expected));
  });
});

describe('the pictures that are read as a video', () => {
  const shade = (value: number, size = 4) => ({
    width: size,
    height: size,
    data: new Uint8Array(3 * size * size).fill(value),
  });
  const save = async (name: string, image = shade(0)) =>
    writeFile(at(name), await encodePng(image));

  it('come in the order in which people count, at the rate that is asked for', async () => {
    await mkdir(at('pictures'));
    for (const number of [10, 2, 1]) await save(`pictures/${number}.png`, shade(number));
    await writeFile(at('pictures/readme.txt'), 'no picture');
    const source = await createVideoReader({ pictureRate: 5 }).open(at('pictures'));
    const frames = await allFrames(source);
    expect(frames.map((each) => each.image.data[0])).toEqual([1, 2, 10]);
    expect(frames.map((each) => each.timestamp)).toEqual([0, 0.2, 0.4]);
    expect(source.info).toMatchObject({ frameRate: 5, frameCount: 3, durationSeconds: 0.6 });
    const later = await createVideoReader({ pictureRate: 5 }).open(at('pictures'), { from: 0.2 });
    expect((await allFrames(later)).map((each) => each.image.data[0])).toEqual([2, 10]);
  });

  it('do not include a folder that is named like one', async () => {
    await mkdir(at('nested/3.png'), { recursive: true });
    await save('nested/1.png', shade(1));
    await symlink(at('nested/1.png'), at('nested/2.png'));
    expect(await allFrames(await reader.open(at('nested')))).toHaveLength(2);
  });

  it('may be a single one', async () => {
    await save('one.png', shade(7));
    const source = await reader.open(at('one.png'));
    expect(source.info).toMatchObject({ size: { width: 4, height: 4 }, frameCount: 1 });
    expect((await allFrames(source)).map((each) => each.image.data[0])).toEqual([7]);
  });

  it('are the first frame only of an animated PNG, with a warning', async () => {
    await ffmpeg(...testSource('64x48', '10', 1), '-f', 'apng', at('animated.png'));
    const source = await reader.open(at('animated.png'));
    expect(await allFrames(source)).toHaveLength(1);
    expect(source.warnings).toEqual([expect.stringContaining('has 10 pages or frames')]);
    await ffmpeg(...testSource('64x48', '10', 0.1), at('still.png'));
    const still = await reader.open(at('still.png'));
    await allFrames(still);
    expect(still.warnings).toEqual([]);
  });

  it('must be of one size and not too large, and there must be some', async () => {
    await mkdir(at('mixed'));
    await save('mixed/1.png');
    await save('mixed/2.png', shade(0, 5));
    const mixed = await reader.open(at('mixed'));
    await expect(allFrames(mixed)).rejects.toEqual(code('VIDEO_FOLDER_SIZES'));
    await save('large.png', { width: 8193, height: 1, data: new Uint8Array(3 * 8193) });
    await expect(reader.open(at('large.png'))).rejects.toEqual(code('VIDEO_TOO_LARGE'));
    await mkdir(at('none'));
    await expect(reader.open(at('none'))).rejects.toEqual(code('VIDEO_FOLDER_EMPTY'));
  });
});

describe('an ffmpeg that dies while it decodes', () => {
  const script = at('dying-ffmpeg');
  const before = process.env['DRAPEFLOW_FFMPEG'];

  it('is an error with its last lines as the cause', async () => {
    // It stops after a part of the frames, as if it were killed.
    await writeFile(
      script,
      `#!/bin/sh\ncase "$*" in *rawvideo*) "${ffmpegs[0]}" "$@" | head -c 100000; echo 'it hurts' >&2; kill -9 $$;; *) exec "${ffmpegs[0]}" "$@";; esac\n`,
    );
    await chmod(script, 0o755);
    process.env['DRAPEFLOW_FFMPEG'] = script;
    try {
      const source = await reader.open(at('long.mp4'));
      const failure: unknown = await allFrames(source).catch((error: unknown) => error);
      expect(failure).toEqual(code('VIDEO_DECODING_FAILED'));
      expect(String((failure as Error).cause)).toContain('it hurts');
      expect((failure as Error).message).not.toContain('it hurts');
    } finally {
      if (before === undefined) delete process.env['DRAPEFLOW_FFMPEG'];
      else process.env['DRAPEFLOW_FFMPEG'] = before;
    }
  });
});

it('refuses options that are not valid', () => {
  expect(() => createVideoReader({ pictureRate: 0 })).toThrow(code('CONFIG_INVALID'));
});
