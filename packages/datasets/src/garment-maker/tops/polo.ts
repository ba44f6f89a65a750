import { chooseBody, noTrims, type TopMaker } from '../top.js';

/** With a collar and a few buttons. */
export const polo: TopMaker = (random) => ({
  ...chooseBody(random),
  neckAside: 8 + random.uniform(),
  neckDown: 7 + 2 * random.uniform(),
  neckPower: 1.5,
  sleeve: {
    length: 16 + 7 * random.uniform(),
    slope: 0.5 + 0.35 * random.uniform(),
    cuffWidth: 15 + 3 * random.uniform(),
  },
  trims: {
    ...noTrims,
    cuffBand: 2.5,
    hemBand: 2,
    hasCollar: true,
    placket: 14 + 4 * random.uniform(),
    hasPocket: random.uniform() < 0.1,
  },
});
