import type { RandomNumbers } from '@drapeflow/core';
import { oneOf } from '../../world/random-choice.js';
import { mix, smoothStep } from '../../curves.js';
import type { Physique } from './physique.js';
import { mixColours, skinTone } from './skin-colours.js';
import type { Colour } from '../colours.js';

/** What colours a body has. */
export interface Complexion {
  readonly skin: Colour;
  /** 0 very light … 1 very dark. */
  readonly darkness: number;
  readonly hair: Colour;
  readonly brows: Colour;
  readonly iris: Colour;
  readonly lips: Colour;
  /** 0…1 */
  readonly freckles: number;
  /** 0 shaven, 0.5 stubble, 1 a full short beard. */
  readonly beard: number;
  readonly browThickness: number;
  readonly blush: number;
  /** Moves the patterns of freckles and patches. */
  readonly seed: number;
}

const darkHair: readonly Colour[] = [
  [0.075, 0.06, 0.055],
  [0.11, 0.08, 0.065],
  [0.17, 0.115, 0.085],
];
const lightHair: readonly Colour[] = [
  [0.27, 0.18, 0.12],
  [0.4, 0.28, 0.18],
  [0.62, 0.48, 0.31],
  [0.74, 0.62, 0.44],
  [0.44, 0.2, 0.11],
];
const irises: readonly Colour[] = [
  [0.2, 0.12, 0.07],
  [0.26, 0.17, 0.1],
  [0.34, 0.31, 0.2],
  [0.36, 0.46, 0.53],
  [0.42, 0.5, 0.46],
];

export function chooseComplexion(random: RandomNumbers, physique: Physique): Complexion {
  const darkness = random.uniform();
  const undertone = 0.03 * random.normal();
  const [red, green, blue] = skinTone(darkness);
  const skin: Colour = [red * (1 + 0.4 * undertone), green, blue * (1 - undertone)];
  const isLight = darkness < 0.45;
  const grown = oneOf(random, isLight && random.uniform() < 0.65 ? lightHair : darkHair);
  const grey = smoothStep(0.55, 1, physique.age + 0.3 * (random.uniform() - 0.5));
  const hair = mixColours(grown, [0.72, 0.71, 0.7], grey * 0.9);
  const isMan = physique.femininity < 0.5;
  return {
    skin,
    darkness,
    hair,
    brows: mixColours(mixColours(grown, [0.1, 0.075, 0.06], 0.4), hair, 0.3),
    iris: isLight ? oneOf(random, irises) : oneOf(random, irises.slice(0, 2)),
    lips: mixColours(
      [red * 0.86, green * 0.62, blue * 0.62],
      [0.62, 0.24, 0.26],
      (isMan ? 0.1 : 0.35) * random.uniform() + 0.08,
    ),
    freckles: isLight ? Math.max(0, random.uniform() - 0.5) * 1.2 : 0,
    beard: isMan ? chooseBeard(random) : 0,
    browThickness: mix(isMan ? 1 : 0.7, isMan ? 1.35 : 1, random.uniform()),
    blush: mix(0.3, 1, random.uniform()) * (1 - 0.6 * darkness),
    seed: Math.floor(1000 * random.uniform()),
  };
}

function chooseBeard(random: RandomNumbers): number {
  const kind = random.uniform();
  const amount = random.uniform();
  if (kind < 0.4) return 0.1 * amount;
  return kind < 0.75 ? mix(0.2, 0.55, amount) : mix(0.7, 1, amount);
}
