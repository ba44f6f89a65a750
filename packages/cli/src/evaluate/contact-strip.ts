import type { MetricFrame, RgbImage } from '@drapeflow/core';
import sharp from 'sharp';

/** Of a picture in the strip, pixels. */
const largest = { width: 200, height: 240 };
const gap = 4;
const background = { r: 235, g: 235, b: 235 };

/**
 * Frames of a clip below each other, in each row source, garment, result and truth, as far as they are
 * known.
 * @returns a JPEG file
 */
export async function renderStrip(
  frames: readonly MetricFrame[],
  garment: RgbImage | undefined,
): Promise<Buffer> {
  const rows = frames.map(({ source, made, reference }) =>
    [source, garment, made, reference].filter((image) => image !== undefined),
  );
  const cell = frames.length > 0 ? fitted(frames[0].made) : largest;
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const cells = rows.flatMap((row, y) =>
    row.map(async (image, x) => ({
      input: await fitInto(image, cell),
      left: x * (cell.width + gap),
      top: y * (cell.height + gap),
    })),
  );
  const width = columns * (cell.width + gap) - gap;
  const height = Math.max(1, rows.length) * (cell.height + gap) - gap;
  return sharp({ create: { width, height, channels: 3, background } })
    .composite(await Promise.all(cells))
    .jpeg({ quality: 85 })
    .toBuffer();
}

function fitted({ width, height }: RgbImage) {
  const scale = Math.min(largest.width / width, largest.height / height);
  return {
    width: Math.max(1, Math.round(scale * width)),
    height: Math.max(1, Math.round(scale * height)),
  };
}

function fitInto({ width, height, data }: RgbImage, cell: typeof largest): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .resize({ ...cell, fit: 'contain', background })
    .png({ compressionLevel: 1 })
    .toBuffer();
}
