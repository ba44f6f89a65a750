import { chooseBody, noTrims, type TopMaker } from '../top.js';

export const longSleeve: TopMaker = (random) => {
  const isKnit = random.uniform() < 0.5;
  return {
    ...chooseBody(random),
    sleeve: {
      length: 50 + 8 * random.uniform(),
      slope: 0.8 + 0.55 * random.uniform(),
      cuffWidth: 8.5 + 3 * random.uniform(),
    },
    trims: {
      ...noTrims,
      neckBand: isKnit ? 2.5 : 1.4,
      cuffBand: isKnit ? 6 : 2,
      hemBand: isKnit ? 5.5 : 2.2,
    },
  };
};
