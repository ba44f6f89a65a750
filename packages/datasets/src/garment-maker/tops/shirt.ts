import { chooseBody, noTrims, type TopMaker } from '../top.js';

/** With a collar and a row of buttons. */
export const shirt: TopMaker = (random) => {
  const body = chooseBody(random);
  const isShort = random.uniform() < 0.4;
  return {
    ...body,
    neckAside: 7.5 + random.uniform(),
    neckDown: 7 + 2 * random.uniform(),
    neckPower: 1.6,
    length: body.chestAside * (2.7 + 0.35 * random.uniform()),
    hemSag: 3 + 4 * random.uniform(),
    sleeve: {
      length: isShort ? 20 + 6 * random.uniform() : 52 + 6 * random.uniform(),
      slope: isShort ? 0.5 + 0.35 * random.uniform() : 0.85 + 0.45 * random.uniform(),
      cuffWidth: isShort ? 17 + 3 * random.uniform() : 10 + 2 * random.uniform(),
    },
    trims: {
      ...noTrims,
      cuffBand: isShort ? 2 : 6,
      hasCollar: true,
      placket: body.length,
      hasPocket: random.uniform() < 0.5,
    },
  };
};
