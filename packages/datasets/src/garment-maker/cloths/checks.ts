import type { ClothMaker } from '../cloth.js';
import { chooseClothColour, chooseContrast, mixColours } from '../colour.js';
import { edge } from './edge.js';

/** Bands of colour woven across each other, with fine lines between them. */
export const checks: ClothMaker = (random) => {
  const ground = chooseClothColour(random);
  const band = chooseContrast(random, ground);
  const line = chooseContrast(random, ground);
  const period = 1 + 7 * random.uniform() ** 1.3;
  const share = 0.3 + 0.3 * random.uniform();
  const hasLines = random.uniform() < 0.6;
  const inBand = (place: number) => {
    const within = place / period - Math.floor(place / period);
    return edge(((share - Math.abs(2 * within - 1)) * period) / 2);
  };
  const inLine = (place: number) => {
    const within = place / period + 0.5 - Math.floor(place / period + 0.5);
    return hasLines ? edge(0.12 - Math.abs(within - 0.5) * period) : 0;
  };
  const cloth = (across: number, down: number) => {
    const woven = mixColours(ground, band, 0.5 * (inBand(across) + inBand(down)));
    return mixColours(woven, line, 0.6 * Math.max(inLine(across), inLine(down)));
  };
  return { ground, cloth };
};
