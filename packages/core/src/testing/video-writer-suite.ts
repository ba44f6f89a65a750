import { beforeAll, describe, expect, it } from 'vitest';
import type { VideoFrame, VideoInfo, VideoSinkOptions, VideoWriter } from '../contracts/video.js';

/** What a writer is tested with. */
export interface VideoWriterFixture {
  readonly writer: VideoWriter;
  /** A fresh path, in an empty folder of its own, of a format that the writer makes. */
  freshPath(): Promise<string>;
  /** The names in the folder of a path. */
  namesBeside(path: string): Promise<readonly string[]>;
  /** The number of frames of a finished video, counted by something other than the writer. */
  countFrames(path: string): Promise<number>;
}

const size = { width: 32, height: 24 };
const like: VideoInfo = {
  size,
  frameRate: 10,
  variableFrameRate: false,
  durationSeconds: 1,
  frameCount: 10,
  hasAudio: false,
  colorRange: undefined,
  colorMatrix: undefined,
};
const options: VideoSinkOptions = { size, like };

/**
 * What every `VideoWriter` must hold to. Call it in a test file.
 * @param prepare makes the writer
 */
export function describeVideoWriter(
  name: string,
  prepare: () => Promise<VideoWriterFixture>,
): void {
  describe(`the video writer ${name}`, () => {
    let fixture: VideoWriterFixture;
    beforeAll(async () => {
      fixture = await prepare();
    });
    const code = (value: string) => expect.objectContaining({ code: value });

    it('puts all frames under the final name, and nothing else beside it', async () => {
      const path = await fixture.freshPath();
      await write(fixture.writer, path, 10);
      expect(await fixture.countFrames(path)).toBe(10);
      expect(await fixture.namesBeside(path)).toHaveLength(1);
    });

    it('has nothing under the final name before it is finished', async () => {
      const path = await fixture.freshPath();
      const sink = await fixture.writer.open(path, options);
      for (let index = 0; index < 5; index++) await sink.write(frame(index));
      const during = await fixture.namesBeside(path);
      await sink.finish();
      const after = await fixture.namesBeside(path);
      expect(after).toHaveLength(1);
      expect(during).not.toContain(after[0]);
    });

    it('finishes after fewer frames than its source has', async () => {
      const path = await fixture.freshPath();
      await write(fixture.writer, path, 3);
      expect(await fixture.countFrames(path)).toBe(3);
    });

    it('leaves nothing behind when it is aborted', async () => {
      const path = await fixture.freshPath();
      const sink = await fixture.writer.open(path, options);
      for (let index = 0; index < 5; index++) await sink.write(frame(index));
      await sink.abort();
      expect(await fixture.namesBeside(path)).toEqual([]);
    });

    it('copies a frame: its memory may be used again as soon as it is written', async () => {
      const path = await fixture.freshPath();
      const sink = await fixture.writer.open(path, options);
      const shared = frame(0).image;
      for (let index = 0; index < 4; index++) {
        await sink.write({ index, timestamp: index / like.frameRate, image: shared });
        shared.data.fill(0);
      }
      await sink.finish();
      expect(await fixture.countFrames(path)).toBe(4);
    });

    it('overwrites only when it is allowed to', async () => {
      const path = await fixture.freshPath();
      await write(fixture.writer, path, 3);
      await expect(fixture.writer.open(path, options)).rejects.toEqual(code('OUTPUT_EXISTS'));
      await write(fixture.writer, path, 5, true);
      expect(await fixture.countFrames(path)).toBe(5);
    });

    it('names what is wrong with a frame', async () => {
      const path = await fixture.freshPath();
      const sink = await fixture.writer.open(path, options);
      const early = { ...frame(0), timestamp: -1 };
      await expect(sink.write(early)).rejects.toEqual(code('VIDEO_FRAME_ORDER'));
      await sink.write(frame(1));
      await expect(sink.write(frame(0))).rejects.toEqual(code('VIDEO_FRAME_ORDER'));
      const small = { ...frame(2), image: { width: 2, height: 2, data: new Uint8Array(12) } };
      await expect(sink.write(small)).rejects.toEqual(code('VIDEO_FRAME_SIZE'));
      await sink.abort();
    });

    it('makes no video without frames', async () => {
      const path = await fixture.freshPath();
      const sink = await fixture.writer.open(path, options);
      await expect(sink.finish()).rejects.toEqual(code('VIDEO_NOTHING_WRITTEN'));
      expect(await fixture.namesBeside(path)).toEqual([]);
    });
  });
}

/** Every frame differs from the one before. */
function frame(index: number): VideoFrame {
  const data = new Uint8Array(3 * size.width * size.height).map((_, at) => at + 40 * index);
  return { index, timestamp: index / like.frameRate, image: { ...size, data } };
}

async function write(writer: VideoWriter, path: string, count: number, overwrite = false) {
  const sink = await writer.open(path, { ...options, overwrite });
  for (let index = 0; index < count; index++) await sink.write(frame(index));
  await sink.finish();
}
