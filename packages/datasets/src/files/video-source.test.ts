import { expect, test } from 'vitest';
import type { FrameWindow, RgbImage, VideoReader } from '@drapeflow/core';
import { videoSource } from './video-source.js';

/** A video whose frame i is of the shade i; it notes what is opened, and how many frames are decoded. */
function watchedReader(frameCount: number, variableFrameRate = false) {
  const watched = { opened: [] as (number | undefined)[], decoded: 0 };
  const reader: VideoReader = {
    async open(_path, { from } = {}) {
      watched.opened.push(from);
      const first = Math.ceil((from ?? 0) * 10);
      return {
        info: {
          size: { width: 1, height: 1 },
          frameRate: 10,
          variableFrameRate,
          durationSeconds: frameCount / 10,
          frameCount: frameCount - first,
          hasAudio: false,
          colorRange: undefined,
          colorMatrix: undefined,
        },
        warnings: [],
        async *frames() {
          for (let index = 0; first + index < frameCount; index++) {
            watched.decoded++;
            const image = { width: 1, height: 1, data: new Uint8Array(3).fill(first + index) };
            yield { index, timestamp: index / 10, image };
          }
        },
      };
    },
  };
  return { reader, watched };
}

const shade = ({ data }: RgbImage) => data[0]!;

async function read(source: ReturnType<typeof videoSource<number>>, window: FrameWindow) {
  const shades: number[] = [];
  for await (const { value } of source.read(window)) shades.push(value);
  return shades;
}

test('A window of a video is read from its first frame on, and not beyond its last.', async () => {
  const { reader, watched } = watchedReader(100);
  const source = videoSource(reader, 'a.mp4', shade);
  expect(await read(source, { first: 50, count: 3, stride: 4 })).toEqual([50, 54, 58]);
  expect(watched.decoded).toBe(9);
  expect(watched.opened).toEqual([undefined, expect.closeTo(4.95)]);
});

test('Of a video whose rate varies the frames are counted from the start.', async () => {
  const { reader, watched } = watchedReader(100, true);
  const source = videoSource(reader, 'a.mp4', shade);
  expect(await read(source, { first: 5, count: 2, stride: 1 })).toEqual([5, 6]);
  expect(watched.decoded).toBe(7);
});

test('A range of a video is a video of its own.', async () => {
  const { reader } = watchedReader(20);
  const source = videoSource(reader, 'a.mp4', shade, { first: 4, end: 9 });
  expect(await source.count()).toBe(5);
  expect(await read(source, { first: 0, count: Infinity, stride: 2 })).toEqual([4, 6, 8]);
  expect(await read(source, { first: 5, count: 1, stride: 1 })).toEqual([]);
});

test('A range that begins past the end is a fault of the list.', async () => {
  const { reader } = watchedReader(20);
  const source = videoSource(reader, 'a.mp4', shade, { first: 20, end: 30 });
  await expect(source.count()).rejects.toMatchObject({
    code: 'DATASET_BROKEN',
    details: { path: 'a.mp4', problem: 'it has 20 frames, but frame 20 is asked for' },
  });
});
