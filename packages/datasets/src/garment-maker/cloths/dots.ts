import type { ClothMaker } from '../cloth.js';
import { chooseClothColour, chooseContrast, mixColours } from '../colour.js';
import { edge } from './edge.js';

/** Dots in rows, every other row shifted. */
export const dots: ClothMaker = (random) => {
  const ground = chooseClothColour(random);
  const colour = chooseContrast(random, ground);
  const period = 1.4 + 4 * random.uniform() ** 1.5;
  const radius = period * (0.14 + 0.16 * random.uniform());
  const cloth = (across: number, down: number) => {
    const row = Math.round(down / period);
    const shift = Math.abs(row % 2) * 0.5;
    const column = Math.round(across / period - shift) + shift;
    const away = Math.hypot(across - column * period, down - row * period);
    return mixColours(ground, colour, edge(radius - away));
  };
  return { ground, cloth };
};
