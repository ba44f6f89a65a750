import { chooseBody, noTrims, type TopMaker } from '../top.js';

/** With a hood, laid upwards, and a pocket before the belly. */
export const hoodie: TopMaker = (random) => ({
  ...chooseBody(random),
  neckAside: 9.5 + random.uniform(),
  neckDown: 7 + 2 * random.uniform(),
  neckPower: 2,
  sleeve: {
    length: 52 + 6 * random.uniform(),
    slope: 0.85 + 0.45 * random.uniform(),
    cuffWidth: 10 + 2 * random.uniform(),
  },
  trims: { ...noTrims, cuffBand: 6, hemBand: 6, hasPocket: true, hasHood: true },
});
