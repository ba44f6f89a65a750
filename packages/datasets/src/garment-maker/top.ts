import type { RandomNumbers } from '@drapeflow/core';

/** How a top is cut, centimetres; aside is from its middle, down from where the shoulder seams begin at the neck. */
export interface TopCut {
  readonly neckAside: number;
  /** How far the front's neckline hangs, and the back's. */
  readonly neckDown: number;
  readonly backNeckDown: number;
  /** The neckline's shape: 1 a V, 2 round, more: square. */
  readonly neckPower: number;
  readonly shoulderAside: number;
  readonly shoulderDown: number;
  readonly chestAside: number;
  readonly armpitDown: number;
  readonly waistAside: number;
  readonly hemAside: number;
  readonly length: number;
  /** How much lower the hem hangs in the middle than at the side seams. */
  readonly hemSag: number;
  readonly sleeve: SleeveCut | undefined;
  readonly trims: Trims;
}

export interface SleeveCut {
  readonly length: number;
  /** How far it points down, radians from sideways. */
  readonly slope: number;
  readonly cuffWidth: number;
}

export interface Trims {
  /** The width of a band of rib or hem, centimetres; 0: none. */
  readonly neckBand: number;
  readonly cuffBand: number;
  readonly hemBand: number;
  readonly hasCollar: boolean;
  /** How far a row of buttons reaches down, centimetres; 0: none. */
  readonly placket: number;
  readonly hasPocket: boolean;
  readonly hasHood: boolean;
}

/** Cuts tops of one kind. */
export type TopMaker = (random: RandomNumbers) => TopCut;

/** No trims. */
export const noTrims: Trims = {
  neckBand: 0,
  cuffBand: 0,
  hemBand: 0,
  hasCollar: false,
  placket: 0,
  hasPocket: false,
  hasHood: false,
};

/** The body that most tops share. */
export function chooseBody(random: RandomNumbers): Omit<TopCut, 'sleeve' | 'trims'> {
  const between = (low: number, high: number) => low + (high - low) * random.uniform();
  const chestAside = between(22, 28);
  const waistAside = chestAside * between(0.86, 1);
  return {
    ...chooseNeck(random),
    shoulderAside: chestAside * between(0.84, 0.92),
    shoulderDown: between(3.2, 5.5),
    chestAside,
    armpitDown: between(20, 24),
    waistAside,
    hemAside: Math.max(waistAside, chestAside * between(0.9, 1.06)),
    length: chestAside * between(2.35, 2.95),
    hemSag: between(0, 1.5),
  };
}

/** Crew, V, scoop or boat. */
function chooseNeck(
  random: RandomNumbers,
): Pick<TopCut, 'neckAside' | 'neckDown' | 'backNeckDown' | 'neckPower'> {
  const between = (low: number, high: number) => low + (high - low) * random.uniform();
  const kind = random.uniform();
  const backNeckDown = between(1, 2.2);
  if (kind < 0.5) {
    return {
      neckAside: between(8, 9.5),
      neckDown: between(6.5, 9.5),
      backNeckDown,
      neckPower: 2.2,
    };
  }
  if (kind < 0.72) {
    return { neckAside: between(8, 10), neckDown: between(11, 17), backNeckDown, neckPower: 1.1 };
  }
  if (kind < 0.9) {
    return { neckAside: between(9.5, 12), neckDown: between(10, 15), backNeckDown, neckPower: 2.4 };
  }
  return { neckAside: between(11, 13), neckDown: between(4, 6), backNeckDown, neckPower: 2.6 };
}
