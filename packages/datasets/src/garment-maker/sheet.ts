import type { RandomNumbers } from '@drapeflow/core';
import { noise } from '../studio/people/made/noise.js';
import { fromHue, shaded, type Colour } from './colour.js';

/** What a garment lies on, at a place of the picture in parts of its width. */
export type Sheet = (x: number, y: number) => Colour;

/** A shop's white, a coloured sheet with creases, or boards. */
export function chooseSheet(random: RandomNumbers): Sheet {
  const kind = random.uniform();
  const seed = 1000 * random.uniform();
  if (kind < 0.25) {
    const white: Colour = [0.96 + 0.04 * random.uniform(), 0.97, 0.97];
    return () => white;
  }
  const vignette = 0.35 * random.uniform();
  const dim = (x: number, y: number) => 1 - vignette * ((x - 0.5) ** 2 + (y - 0.65) ** 2);
  if (kind < 0.85) {
    const colour = fromHue(
      random.uniform(),
      0.75 * random.uniform() ** 1.5,
      0.4 + 0.5 * random.uniform(),
    );
    const creased = 0.02 + 0.05 * random.uniform();
    return (x, y) => {
      const crease =
        noise(5 * x + 2 * y, 5 * y - 3 * x, seed) - noise(5 * x + 2 * y + 0.2, 5 * y - 3 * x, seed);
      return shaded(
        colour,
        dim(x, y) * (1 + creased * (4 * crease + 0.3 * noise(40 * x, 40 * y, seed))),
      );
    };
  }
  const wood = fromHue(
    0.06 + 0.05 * random.uniform(),
    0.3 + 0.3 * random.uniform(),
    0.45 + 0.4 * random.uniform(),
  );
  return (x, y) => {
    const board = Math.floor(5 * x);
    const gap = Math.abs(5 * x - board - 0.5) > 0.49 ? 0.6 : 1;
    const grain =
      1 + 0.08 * noise(60 * x, 3 * y + 7 * board, seed) + 0.06 * noise(board, 0.5, seed);
    return shaded(wood, dim(x, y) * gap * grain);
  };
}
