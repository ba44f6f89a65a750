import { noise } from '../../studio/people/made/noise.js';
import type { ClothMaker } from '../cloth.js';
import { chooseClothColour, chooseContrast, mixColours } from '../colour.js';
import { edge } from './edge.js';

/** Small flowers or leaves strewn over the ground, each turned its own way. */
export const scattered: ClothMaker = (random) => {
  const ground = chooseClothColour(random);
  const colours = [chooseContrast(random, ground), chooseContrast(random, ground)];
  const period = 2.2 + 4 * random.uniform();
  const petals = 2 + Math.floor(5 * random.uniform());
  const radius = period * (0.24 + 0.14 * random.uniform());
  const seed = 1000 * random.uniform();
  const cloth = (across: number, down: number) => {
    const [column, row] = [Math.round(across / period), Math.round(down / period)];
    const chance = (layer: number) => noise(column * 1.7 + 0.5, row * 1.7 + 0.5, seed + 20 * layer);
    const dx = across - (column + 0.2 * chance(1)) * period;
    const dy = down - (row + 0.2 * chance(2)) * period;
    const angle = Math.atan2(dy, dx) + Math.PI * chance(3);
    const reach = radius * (0.6 + 0.4 * Math.cos(petals * angle)) * (1 + 0.3 * chance(4));
    const away = Math.hypot(dx, dy);
    const petal = mixColours(ground, colours[chance(5) > 0 ? 0 : 1], edge(reach - away));
    return mixColours(petal, ground, edge(0.22 * radius - away));
  };
  return { ground, cloth };
};
