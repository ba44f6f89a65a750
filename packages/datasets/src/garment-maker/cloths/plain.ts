import { noise } from '../../studio/people/made/noise.js';
import type { ClothMaker } from '../cloth.js';
import { chooseClothColour, shaded } from '../colour.js';

/** One colour; sometimes marled, of threads of two shades. */
export const plain: ClothMaker = (random) => {
  const ground = chooseClothColour(random);
  const marl = random.uniform() < 0.25 ? 0.12 + 0.12 * random.uniform() : 0;
  const seed = 1000 * random.uniform();
  if (marl === 0) return { ground, cloth: () => ground };
  return {
    ground,
    cloth: (across, down) => shaded(ground, 1 + marl * noise(2 * across, 9 * down, seed)),
  };
};
