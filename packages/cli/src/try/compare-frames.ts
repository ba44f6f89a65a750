import type { RgbImage, Size } from '@drapeflow/core';
import sharp from 'sharp';

const background = { r: 235, g: 235, b: 235 };

/** Shows the source, the garment and what was made side by side. */
export interface Comparison {
  readonly size: Size;
  /** @param results so many as it was created for */
  show(source: RgbImage, ...results: readonly RgbImage[]): RgbImage;
}

/**
 * @param frame the size of the frames; the garment is as high as they are, and no wider
 * @param results how many frames are shown after the garment
 */
export async function createComparison(
  garment: RgbImage,
  frame: Size,
  results = 1,
): Promise<Comparison> {
  const { width, height } = frame;
  const panelWidth = evenAtLeast(
    Math.min(width, Math.round((garment.width * height) / garment.height)),
  );
  const panel = await sharp(garment.data, {
    raw: { width: garment.width, height: garment.height, channels: 3 },
  })
    .resize({ width: panelWidth, height, fit: 'contain', background })
    .raw()
    .toBuffer();
  const size = { width: (1 + results) * width + panelWidth, height };
  return {
    size,
    show(source, ...made) {
      const data = new Uint8Array(3 * size.width * height);
      const parts = [
        { pixels: source.data, width },
        { pixels: panel, width: panelWidth },
        ...made.map(({ data: pixels }) => ({ pixels, width })),
      ];
      let left = 0;
      for (const part of parts) {
        copyRows(data, size.width, left, part.pixels, part.width);
        left += part.width;
      }
      return { ...size, data };
    },
  };
}

function copyRows(
  target: Uint8Array,
  targetWidth: number,
  left: number,
  pixels: Uint8Array,
  width: number,
): void {
  const bytes = 3 * width;
  for (let at = 0, row = 0; at < pixels.length; at += bytes, row++) {
    target.set(pixels.subarray(at, at + bytes), 3 * (row * targetWidth + left));
  }
}

function evenAtLeast(width: number): number {
  return Math.max(2, width - (width % 2));
}
