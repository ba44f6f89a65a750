import { noise } from '../../studio/people/made/noise.js';
import type { ClothMaker } from '../cloth.js';
import { chooseClothColour, chooseContrast, mixColours } from '../colour.js';

/** Patches of three colours that run into each other: camouflage where they are sharp, batik where they are soft. */
export const blotches: ClothMaker = (random) => {
  const ground = chooseClothColour(random);
  const colours = [chooseContrast(random, ground), chooseClothColour(random)];
  const size = 3 + 7 * random.uniform();
  const sharpness = 2 + 18 * random.uniform() ** 2;
  const seed = 1000 * random.uniform();
  const cloth = (across: number, down: number) =>
    colours.reduce((colour, next, layer) => {
      const z = seed + 50 * layer;
      const value =
        noise(across / size, down / size, z) +
        0.4 * noise((2.3 * across) / size, (2.3 * down) / size, z + 9);
      return mixColours(colour, next, Math.min(Math.max(0.5 + sharpness * (value - 0.12), 0), 1));
    }, ground);
  return { ground, cloth };
};
