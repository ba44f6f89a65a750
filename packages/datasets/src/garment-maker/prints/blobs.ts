import { noise } from '../../studio/people/made/noise.js';
import { edge } from '../cloths/edge.js';
import { chooseContrast } from '../colour.js';
import type { PrintMaker } from '../print.js';

/** A picture of nothing: soft-edged islands of a few colours in a frame or a disc. */
export const blobs: PrintMaker = (random, ground, halfWidth) => {
  const colours = Array.from({ length: 3 }, () => chooseContrast(random, ground));
  const reach = halfWidth * (0.55 + 0.45 * random.uniform());
  const isDisc = random.uniform() < 0.5;
  const flatness = 0.7 + 0.6 * random.uniform();
  const size = reach * (0.3 + 0.4 * random.uniform());
  const seed = 1000 * random.uniform();
  const isFilled = random.uniform() < 0.4;
  return (across, down) => {
    const y = down * flatness;
    const inside = isDisc
      ? reach - Math.hypot(across, y)
      : reach - Math.max(Math.abs(across), Math.abs(y));
    const values = colours.map((_, layer) => noise(across / size, down / size, seed + 30 * layer));
    const top = values.indexOf(Math.max(...values));
    const cover = isFilled ? 1 : edge(size * (values[top] - 0.1));
    return { colour: colours[top], cover: cover * edge(inside) };
  };
};
