import type { MetricFrame, RgbImage, Size } from '@drapeflow/core';
import { renderPictureGrid } from '../picture-grid.js';

/** Of a picture in the strip, pixels. */
const largest: Size = { width: 200, height: 240 };

/**
 * Frames of a clip below each other, in each row source, garment, result and truth, as far as they are
 * known.
 * @returns a JPEG file
 */
export function renderStrip(
  frames: readonly MetricFrame[],
  garment: RgbImage | undefined,
): Promise<Buffer> {
  const rows = frames.map(({ source, made, reference }) =>
    [source, garment, made, reference].filter((image) => image !== undefined),
  );
  return renderPictureGrid(rows, frames.length > 0 ? fitted(frames[0].made) : largest);
}

function fitted({ width, height }: RgbImage): Size {
  const scale = Math.min(largest.width / width, largest.height / height);
  return {
    width: Math.max(1, Math.round(scale * width)),
    height: Math.max(1, Math.round(scale * height)),
  };
}
