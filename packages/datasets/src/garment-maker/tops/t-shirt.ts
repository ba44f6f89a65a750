import { chooseBody, noTrims, type TopMaker } from '../top.js';

export const tShirt: TopMaker = (random) => ({
  ...chooseBody(random),
  sleeve: {
    length: 14 + 10 * random.uniform(),
    slope: 0.45 + 0.4 * random.uniform(),
    cuffWidth: 15 + 5 * random.uniform(),
  },
  trims: {
    ...noTrims,
    neckBand: 1.2 + 1.3 * random.uniform(),
    cuffBand: 2,
    hemBand: 2.2,
    hasPocket: random.uniform() < 0.12,
  },
});
