import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import {
  DrapeflowError,
  messageOf,
  type PictureReader,
  type RgbImage,
  type VideoFrame,
  type VideoReader,
} from '@drapeflow/core';

const frameRate = 25;

/** Stand for the readers of apps: pictures by sharp, and videos as `clip` writes them. */
export const testReaders: {
  readonly pictureReader: PictureReader;
  readonly videoReader: VideoReader;
} = {
  pictureReader: {
    async read(path) {
      const { data, info } = await decodePicture(path, await readContent(path));
      const [size, channels] = [{ width: info.width, height: info.height }, info.channels];
      const image = { ...size, data: data.filter((_, i) => i % channels < 3) };
      const alpha = Float32Array.from(data.filter((_, i) => i % channels === 3));
      const isHiding = alpha.some((value) => value < 255);
      return {
        image,
        alpha: isHiding ? { ...size, data: alpha.map((value) => value / 255) } : undefined,
        warnings: [],
      };
    },
  },
  videoReader: {
    async open(path, { from = 0 } = {}) {
      const images = decodeClip(path, await readContent(path)).filter(
        (_, index) => index / frameRate >= from,
      );
      const { width, height } = images[0]!;
      return {
        info: {
          size: { width, height },
          frameRate,
          variableFrameRate: false,
          durationSeconds: images.length / frameRate,
          frameCount: images.length,
          hasAudio: false,
          colorRange: undefined,
          colorMatrix: undefined,
        },
        warnings: [],
        async *frames(): AsyncGenerator<VideoFrame> {
          for (const [index, image] of images.entries()) {
            yield { index, timestamp: index / frameRate, image };
          }
        },
      };
    },
  },
};

async function readContent(path: string): Promise<Buffer> {
  const content = await readFile(path).catch(() => {
    throw new DrapeflowError('FILE_NOT_FOUND', { path });
  });
  if (content.length === 0) throw new DrapeflowError('FILE_EMPTY', { path });
  return content;
}

async function decodePicture(path: string, content: Buffer) {
  try {
    const picture = sharp(content, { failOn: 'error' }).toColourspace('srgb').raw();
    const { data, info } = await picture.toBuffer({ resolveWithObject: true });
    return { data: new Uint8Array(data), info };
  } catch (cause) {
    throw new DrapeflowError('PICTURE_UNREADABLE', { path, problem: messageOf(cause) }, { cause });
  }
}

function decodeClip(path: string, content: Buffer): RgbImage[] {
  const end = content.indexOf('\n');
  const [width, height] = content.toString('latin1', 0, end).split(' ').map(Number);
  const bytes = 3 * width! * height!;
  if (!bytes) throw new DrapeflowError('VIDEO_UNREADABLE', { path, problem: 'it is no clip' });
  const data = new Uint8Array(content.subarray(end + 1));
  return Array.from({ length: data.length / bytes }, (_, index) => {
    return { width: width!, height: height!, data: data.slice(index * bytes, (index + 1) * bytes) };
  });
}
