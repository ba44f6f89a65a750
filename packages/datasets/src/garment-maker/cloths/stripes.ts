import type { ClothMaker } from '../cloth.js';
import { chooseClothColour, chooseContrast, mixColours } from '../colour.js';
import { edge } from './edge.js';

/** Stripes of one or two colours on a ground, across or along. */
export const stripes: ClothMaker = (random) => {
  const ground = chooseClothColour(random);
  const first = chooseContrast(random, ground);
  const second = random.uniform() < 0.4 ? chooseContrast(random, ground) : first;
  const period = 1.2 + 6 * random.uniform() ** 1.5;
  const share = 0.15 + 0.5 * random.uniform();
  const isUpright = random.uniform() < 0.25;
  const cloth = (across: number, down: number) => {
    const place = (isUpright ? across : down) / period;
    const stripe = Math.floor(place);
    const within = Math.abs(place - stripe - 0.5) * period;
    const colour = Math.abs(stripe % 2) === 1 ? second : first;
    return mixColours(ground, colour, edge((share * period) / 2 - within));
  };
  return { ground, cloth };
};
