import {
  cropImage,
  definePlugin,
  DrapeflowError,
  rgbToLab,
  type GarmentSegmenter,
  type Mask,
  type RgbImage,
} from '@drapeflow/core';
import { z } from 'zod';
import { findGarment } from './find-garment.js';
import { sharpenAtFullSize } from './sharpen-at-full-size.js';

const smallestSide = 16;
/** The garment is sought at this size of the longer side; only its edge is found at the picture's own. */
const searchSide = 384;

/** Finds the garment in front of an even background, which the picture's border is taken to show. */
class BorderFloodSegmenter implements GarmentSegmenter {
  async segment(image: RgbImage): Promise<Mask> {
    const { width, height } = image;
    const shorter = Math.min(width, height);
    if (shorter < smallestSide) {
      throw new DrapeflowError('GARMENT_NOT_FOUND', {
        problem: `the picture has ${width}×${height} pixels, ${smallestSide}×${smallestSide} are the least`,
      });
    }
    const longer = Math.max(width, height);
    const scale = Math.min(1, Math.max(searchSide / longer, smallestSide / shorter));
    const whole = { x: 0, y: 0, width, height };
    const [smallWidth, smallHeight] = [Math.round(width * scale), Math.round(height * scale)];
    const small = cropImage(image, whole, smallWidth, smallHeight, 'edge');
    const lab = rgbToLab(small);
    return sharpenAtFullSize(image, lab, findGarment(lab));
  }
}

export const borderFlood = definePlugin({
  name: 'border-flood',
  kind: 'garmentMask',
  apiVersion: 1,
  summary: 'Finds a garment in front of an even background, without a network.',
  requires: [],
  configSchema: z.strictObject({}),
  create: () => Promise.resolve(new BorderFloodSegmenter()),
});
