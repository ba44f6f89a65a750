import type { RgbImage, Size } from '@drapeflow/core';
import sharp from 'sharp';

/** Between pictures, in pixels. */
const gap = 4;
const background = { r: 235, g: 235, b: 235 };

/**
 * Pictures in rows, with small gaps between them.
 * @param cell what each picture is fitted into, in pixels
 * @returns a JPEG file
 */
export async function renderPictureGrid(
  rows: readonly (readonly RgbImage[])[],
  cell: Size,
): Promise<Buffer> {
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

function fitInto({ width, height, data }: RgbImage, cell: Size): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .resize({ width: cell.width, height: cell.height, fit: 'contain', background })
    .png({ compressionLevel: 1 })
    .toBuffer();
}
