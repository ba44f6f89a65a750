import type { RandomNumbers } from '@drapeflow/core';
import { noise } from '../studio/people/made/noise.js';

/** How much light falls on cloth at a place, about 1; centimetres. */
export type Wrinkles = (x: number, y: number) => number;

/** Soft folds of cloth that was smoothed out by hand, each family of them in a direction of its own. */
export function chooseWrinkles(random: RandomNumbers): Wrinkles {
  const families = Array.from({ length: 3 }, () => ({
    turn: Math.PI * random.uniform(),
    size: 3 + 9 * random.uniform(),
    depth: (0.05 + 0.12 * random.uniform()) * (0.4 + random.uniform()),
    seed: 1000 * random.uniform(),
  }));
  return (x, y) =>
    families.reduce((light, { turn, size, depth, seed }) => {
      const across = (Math.cos(turn) * x + Math.sin(turn) * y) / size;
      const along = (Math.cos(turn) * y - Math.sin(turn) * x) / (4 * size);
      // Creases come and go: some of the cloth lies flat.
      const share = Math.max(0, noise(0.4 * along, 0.4 * across, seed + 40) + 0.3);
      return (
        light + depth * share * (noise(across, along, seed) - noise(across + 0.25, along, seed)) * 4
      );
    }, 1);
}
