import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { VideoInfo } from '@drapeflow/core';
import { allFrames, ffmpeg, ffmpegs, psnr, temporaryFolder, useFfmpeg } from './testing/clips.js';
import { createVideoReader } from './video-reader.js';
import { createVideoWriter } from './video-writer.js';

const folder = await temporaryFolder();
const at = (name: string) => join(folder, name);
const reader = createVideoReader();
const data =
  process.env['DRAPEFLOW_TEST_DATA'] ?? resolve(import.meta.dirname, '../../../../shared/data');
const clips = ['again', 'want'].map((name) => join(data, `clips/intel_asl_${name}.mkv`));

type Rgb = readonly [number, number, number];

/** The weights of red and blue in luminance: ITU-R BT.601, BT.709, BT.2020. */
const weights = {
  smpte170m: [0.299, 0.114],
  bt470bg: [0.299, 0.114],
  bt709: [0.2126, 0.0722],
  bt2020nc: [0.2627, 0.0593],
} as const;

/** The 8-bit Y'CbCr of a colour by the formulas of the recommendations. */
function toYuv([red, green, blue]: Rgb, matrix: keyof typeof weights, full: boolean) {
  const [kr, kb] = weights[matrix];
  const [r, g, b] = [red / 255, green / 255, blue / 255];
  const y = kr * r + (1 - kr - kb) * g + kb * b;
  const cb = (b - y) / (2 * (1 - kb));
  const cr = (r - y) / (2 * (1 - kr));
  return full
    ? [255 * y, 128 + 255 * cb, 128 + 255 * cr]
    : [16 + 219 * y, 128 + 224 * cb, 128 + 224 * cr];
}

const cases: [
  matrix: keyof typeof weights | undefined,
  full: boolean,
  height: number,
  assumed: keyof typeof weights,
][] = [
  ['bt709', false, 48, 'bt709'],
  ['bt709', true, 48, 'bt709'],
  ['smpte170m', false, 48, 'smpte170m'],
  ['bt470bg', true, 48, 'bt470bg'],
  ['bt2020nc', false, 48, 'bt2020nc'],
  [undefined, false, 48, 'smpte170m'],
  [undefined, true, 48, 'smpte170m'],
  [undefined, false, 720, 'bt709'],
];
const colors: readonly Rgb[] = [
  [200, 60, 40],
  [30, 160, 220],
  [128, 128, 128],
];

/** A lossless video of one colour, made of Y'CbCr bytes, so that no converter has a part in it. */
async function plainVideo(
  path: string,
  [y, u, v]: readonly number[],
  matrix: string | undefined,
  full: boolean,
  height: number,
) {
  const pixels = 64 * height;
  const planes = [
    Buffer.alloc(pixels, Math.round(y!)),
    Buffer.alloc(pixels / 4, Math.round(u!)),
    Buffer.alloc(pixels / 4, Math.round(v!)),
  ];
  await writeFile(at('plain.yuv'), Buffer.concat(planes));
  const format = full ? 'yuvj420p' : 'yuv420p';
  await ffmpeg(
    ...['-f', 'rawvideo', '-pix_fmt', format, '-s', `64x${height}`, '-i', at('plain.yuv')],
    ...['-c:v', 'libx264', '-qp', '0', '-pix_fmt', format, '-color_range', full ? 'pc' : 'tv'],
    ...(matrix ? ['-colorspace', matrix] : []),
    path,
  );
}

describe.each(ffmpegs)('with %s', (path) => {
  useFfmpeg(path);

  it.each(cases)(
    'a video of matrix %s, full range %s and height %i has the colours of %s',
    async (matrix, full, height, assumed) => {
      for (const color of colors) {
        const file = at('color.mp4');
        await plainVideo(file, toYuv(color, assumed, full), matrix, full, height);
        const source = await reader.open(file);
        expect(source.info.colorMatrix).toBe(matrix);
        // H.264 without any other tag leaves out that the range is the usual one.
        expect(source.info.colorRange === 'full').toBe(full);
        const [frame] = await allFrames(source);
        // Rounding Y'CbCr to 8 bits alone changes a colour by up to 2.
        color.forEach((value, channel) =>
          expect(Math.abs(frame!.image.data[channel]! - value)).toBeLessThanOrEqual(2.5),
        );
      }
    },
  );

  it.each(cases)(
    'a frame is written as matrix %s, full range %s, at height %i, by the formula of %s',
    async (matrix, full, height, assumed) => {
      const info: VideoInfo = {
        size: { width: 64, height },
        frameRate: 25,
        variableFrameRate: false,
        durationSeconds: undefined,
        frameCount: undefined,
        hasAudio: false,
        colorRange: full ? 'full' : 'limited',
        colorMatrix: matrix,
      };
      for (const extension of ['mp4', 'webm']) {
        const file = at(`written.${extension}`);
        const sink = await createVideoWriter({ crf: 0 }).open(file, {
          size: info.size,
          like: info,
          overwrite: true,
        });
        const pixels = new Uint8Array(3 * 64 * height).map((_, index) => colors[0]![index % 3]!);
        await sink.write({ index: 0, timestamp: 0, image: { ...info.size, data: pixels } });
        await sink.finish();
        const yuv = await ffmpeg('-i', file, '-f', 'rawvideo', '-');
        const expected = toYuv(colors[0]!, assumed, full);
        [0, 64 * height, 64 * height * 1.25].forEach((offset, plane) =>
          expect(Math.abs(yuv[offset + 8]! - expected[plane]!)).toBeLessThanOrEqual(1.5),
        );
        const written = await reader.open(file);
        expect(written.info.colorRange === 'full').toBe(full);
        // VP9 has one name for both of BT.601's.
        const named = extension === 'webm' && matrix === 'smpte170m' ? 'bt470bg' : matrix;
        expect([matrix, named]).toContain(written.info.colorMatrix);
      }
    },
  );
});

describe('real footage', () => {
  const missing = clips.filter((clip) => !existsSync(clip));
  beforeAll(() => {
    if (missing.length) console.log(`skipped: real footage, since ${missing[0]} is not there`);
  });

  describe.each(ffmpegs)('with %s', (path) => {
    useFfmpeg(path);

    it.skipIf(missing.length).each(clips)('survives decoding and encoding: %s', async (clip) => {
      for (const extension of ['mp4', 'webm']) {
        const source = await reader.open(clip, { to: 0.5 });
        const file = at(`footage.${extension}`);
        const { info } = source;
        const sink = await createVideoWriter().open(file, {
          size: info.size,
          like: info,
          overwrite: true,
        });
        const before = await allFrames(source);
        for (const each of before) await sink.write(each);
        await sink.finish();
        const after = await allFrames(await reader.open(file));
        expect(after).toHaveLength(before.length);
        const ratios = before.map((each, index) => psnr(each.image.data, after[index]!.image.data));
        expect(Math.min(...ratios)).toBeGreaterThan(extension === 'mp4' ? 40 : 36);
      }
    });
  });
});
