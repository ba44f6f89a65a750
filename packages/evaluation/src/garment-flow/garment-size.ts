import type { Size } from '@drapeflow/core';
import { z } from 'zod';

/** The size of the garment's picture whose pixels a distance is given in. */
export const garmentSizeSchema = z
  .strictObject({ width: z.int().min(1), height: z.int().min(1) })
  .default({ width: 192, height: 256 })
  .describe('The size of the garment’s picture whose pixels the result is in.');

export function garmentUnit({ width, height }: Size): string {
  return `pixels of a garment of ${width}×${height}`;
}
