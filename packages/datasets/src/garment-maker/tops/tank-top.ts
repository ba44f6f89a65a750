import { chooseBody, noTrims, type TopMaker } from '../top.js';

export const tankTop: TopMaker = (random) => {
  const body = chooseBody(random);
  const neckAside = 8.5 + 2 * random.uniform();
  return {
    ...body,
    neckAside,
    neckDown: 10 + 8 * random.uniform(),
    backNeckDown: 2 + 3 * random.uniform(),
    neckPower: 2.4,
    shoulderAside: neckAside + 4 + 5 * random.uniform(),
    shoulderDown: 1.5 + random.uniform(),
    sleeve: undefined,
    trims: { ...noTrims, neckBand: 1.1, hemBand: 2 },
  };
};
