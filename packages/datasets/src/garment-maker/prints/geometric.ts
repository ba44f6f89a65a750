import { edge } from '../cloths/edge.js';
import { chooseContrast } from '../colour.js';
import type { PrintMaker } from '../print.js';

/** Rings, squares, stars or triangles, one in the other, in two colours. */
export const geometric: PrintMaker = (random, ground, halfWidth) => {
  const colours = [chooseContrast(random, ground), chooseContrast(random, ground)];
  const reach = halfWidth * (0.4 + 0.5 * random.uniform());
  const corners = [0, 3, 4, 5, 6][Math.floor(5 * random.uniform())];
  const isStar = corners > 3 && random.uniform() < 0.5;
  const rings = 1 + Math.floor(4 * random.uniform());
  const turn = 2 * Math.PI * random.uniform();
  const radiusAt = (angle: number) => {
    if (corners === 0) return 1;
    const sector = (2 * Math.PI) / corners;
    const within = ((angle % sector) + sector) % sector;
    if (isStar) return 0.5 + 0.5 * Math.abs((2 * within) / sector - 1);
    return Math.cos(sector / 2) / Math.cos(within - sector / 2);
  };
  return (across, down) => {
    const away = Math.hypot(across, down);
    const outer = reach * radiusAt(Math.atan2(down, across) + turn);
    const ring = (away / outer) * rings;
    const within = Math.abs(ring - Math.floor(ring) - 0.5);
    const isOdd = Math.floor(ring) % 2 === 1;
    const line = rings > 1 ? edge(((0.32 - within) * outer) / rings) : 1;
    return { colour: colours[isOdd ? 1 : 0], cover: edge(outer - away) * line };
  };
};
