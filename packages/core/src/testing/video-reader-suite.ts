import { beforeAll, describe, expect, it } from 'vitest';
import type { Size } from '../contracts/image.js';
import type { VideoFrame, VideoReader, VideoSource } from '../contracts/video.js';

/** A video of which a reader's test knows all. */
export interface KnownVideo {
  readonly path: string;
  readonly size: Size;
  /** Constant. */
  readonly frameRate: number;
  /** Eight at least. */
  readonly frameCount: number;
}

/** What a reader is tested with. */
export interface VideoReaderFixture {
  readonly reader: VideoReader;
  readonly video: KnownVideo;
  /** Where nothing is. */
  readonly missing: string;
  /** A file of 0 bytes. */
  readonly empty: string;
}

/**
 * What every `VideoReader` must hold to. Call it in a test file.
 * @param prepare makes the files
 */
export function describeVideoReader(
  name: string,
  prepare: () => Promise<VideoReaderFixture>,
): void {
  describe(`the video reader ${name}`, () => {
    let fixture: VideoReaderFixture;
    let source: VideoSource;
    let frames: VideoFrame[];
    beforeAll(async () => {
      fixture = await prepare();
      source = await fixture.reader.open(fixture.video.path);
      frames = await all(source);
    });

    it('tells size, rate and length before anything is decoded', () => {
      const { size, frameRate, frameCount } = fixture.video;
      expect(source.info.size).toEqual(size);
      expect(source.info.frameRate).toBe(frameRate);
      expect(source.info.variableFrameRate).toBe(false);
      expect(source.info.frameCount).toBe(frameCount);
      expect(source.info.durationSeconds).toBeCloseTo(frameCount / frameRate, 6);
    });

    it('delivers every frame once, in order, at its time', () => {
      const { frameRate, frameCount } = fixture.video;
      const indices = Array.from({ length: frameCount }, (_, index) => index);
      expect(frames.map((frame) => frame.index)).toEqual(indices);
      for (const frame of frames) {
        expect(frame.timestamp).toBeCloseTo(frame.index / frameRate, 6);
      }
    });

    it('gives each frame memory of its own, of three bytes for each pixel', () => {
      const { width, height } = fixture.video.size;
      expect(new Set(frames.map((frame) => frame.image.data.buffer)).size).toBe(frames.length);
      for (const { image } of frames) {
        expect([image.width, image.height, image.data.length]).toEqual([
          width,
          height,
          3 * width * height,
        ]);
      }
    });

    it('delivers the frames from the start of a range on and before its end', async () => {
      const { frameRate, path } = fixture.video;
      const range = { from: 2 / frameRate, to: 5 / frameRate };
      const part = await fixture.reader.open(path, range);
      const chosen = await all(part);
      expect(part.info.frameCount).toBe(3);
      expect(chosen.map((frame) => frame.index)).toEqual([0, 1, 2]);
      expect(chosen[0]!.timestamp).toBe(0);
      expect(chosen.map((frame) => frame.image.data)).toEqual(
        frames.slice(2, 5).map((frame) => frame.image.data),
      );
    });

    it('can be left early', async () => {
      const opened = await fixture.reader.open(fixture.video.path);
      let count = 0;
      for await (const frame of opened.frames()) {
        count += frame.image.data.length > 0 ? 1 : 0;
        if (count === 2) break;
      }
      expect(count).toBe(2);
    });

    it('names what is wrong with a file or a range', async () => {
      const { reader, video, missing, empty } = fixture;
      const code = (value: string) => expect.objectContaining({ code: value });
      await expect(reader.open(missing)).rejects.toEqual(code('FILE_NOT_FOUND'));
      await expect(reader.open(empty)).rejects.toEqual(code('FILE_EMPTY'));
      const backwards = { from: 2, to: 1 };
      await expect(reader.open(video.path, backwards)).rejects.toEqual(code('VIDEO_RANGE_INVALID'));
      const beyond = { from: 1 + video.frameCount / video.frameRate };
      await expect(reader.open(video.path, beyond)).rejects.toEqual(code('VIDEO_RANGE_EMPTY'));
    });
  });
}

async function all(source: VideoSource): Promise<VideoFrame[]> {
  const frames: VideoFrame[] = [];
  for await (const frame of source.frames()) frames.push(frame);
  return frames;
}
