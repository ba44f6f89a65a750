import type { RgbImage } from '@drapeflow/core';
import { renderPictureGrid } from '../picture-grid.js';

/**
 * The pictures of a validation below each other, in their own size.
 * @param pictures one at least
 * @returns a JPEG file
 */
export function renderPictureSheet(pictures: readonly RgbImage[]): Promise<Buffer> {
  const cell = {
    width: Math.max(...pictures.map(({ width }) => width)),
    height: Math.max(...pictures.map(({ height }) => height)),
  };
  return renderPictureGrid(
    pictures.map((picture) => [picture]),
    cell,
  );
}
