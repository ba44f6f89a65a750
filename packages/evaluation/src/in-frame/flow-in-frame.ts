import {
  noGarment,
  UpsampledFlow,
  type AppearanceFlow,
  type Box,
  type Size,
} from '@drapeflow/core';
import { placesInCrop } from './places-in-crop.js';

/** Where less than this share of a pixel's neighbourhood is covered, the garment has ended. */
const outline = 0.5;

/**
 * Brings a flow of a crop to the frame, read between its pixels as the product does when it draws the garment there.
 * Outside the crop there is none.
 * @param crop in pixels of the frame
 */
export function flowInFrame(flow: AppearanceFlow, crop: Box, frame: Size): AppearanceFlow {
  const { width, height } = frame;
  const data = new Float32Array(2 * width * height).fill(noGarment);
  const columns = placesInCrop(crop.x, crop.width, flow.width, width);
  const rows = placesInCrop(crop.y, crop.height, flow.height, height);
  const upsampled = new UpsampledFlow(flow);
  const found = new Float32Array(3);
  for (let y = 0; y < height; y++) {
    if (Number.isNaN(rows[y])) continue;
    const row = Math.floor(rows[y]);
    for (let x = 0; x < width; x++) {
      if (Number.isNaN(columns[x])) continue;
      const column = Math.floor(columns[x]);
      upsampled.read(column, row, columns[x] - column, rows[y] - row, found);
      if (found[2] < outline) continue;
      data[2 * (y * width + x)] = found[0];
      data[2 * (y * width + x) + 1] = found[1];
    }
  }
  return { width, height, data };
}
