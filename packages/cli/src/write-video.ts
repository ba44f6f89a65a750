import type { RgbImage, Size, VideoInfo, VideoWriter } from '@drapeflow/core';

/** Writes images as a video of an even rate. */
export async function writeVideo(
  writer: VideoWriter,
  path: string,
  like: VideoInfo,
  images: AsyncIterable<RgbImage> | Iterable<RgbImage>,
): Promise<void> {
  const sink = await writer.open(path, { size: like.size, like });
  try {
    let index = 0;
    for await (const image of images) {
      await sink.write({ index, timestamp: index / like.frameRate, image });
      index++;
    }
    if (index === 0) await sink.abort();
    else await sink.finish();
  } catch (error) {
    await sink.abort();
    throw error;
  }
}

/** What is known of a video that the program makes itself. */
export function infoOf({ width, height }: Size, frameRate: number, frameCount: number): VideoInfo {
  return {
    size: { width, height },
    frameRate,
    variableFrameRate: false,
    durationSeconds: frameCount / frameRate,
    frameCount,
    hasAudio: false,
    colorRange: undefined,
    colorMatrix: undefined,
  };
}
