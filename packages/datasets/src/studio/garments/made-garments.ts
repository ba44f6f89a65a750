import { makeGarment } from '../../garment-maker/index.js';
import type { GarmentSource } from './garment-source.js';

/** Garments that the program draws itself, each anew. @param side of the picture, pixels */
export function madeGarments(side: number): GarmentSource {
  return {
    description: 'garments drawn by the studio',
    choose: async (random) => makeGarment(random, { width: side, height: side }),
  };
}
