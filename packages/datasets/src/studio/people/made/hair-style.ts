import type { RandomNumbers } from '@drapeflow/core';
import { clamp, mix } from '../../curves.js';
import type { Physique } from './physique.js';

/** How hair is worn; lengths in a head of 22.5 cm. */
export interface HairStyle {
  /** How far it stands off the crown, and off the sides and the back. */
  readonly top: number;
  readonly sides: number;
  /** How far below the eyes it hangs; undefined where it ends at the hairline. */
  readonly hangs?: number;
  /** How far the forehead's hair comes down over the hairline. */
  readonly fringe: number;
  /** How deep its curls are, and how far apart. */
  readonly curls: number;
  readonly curlSize: number;
  readonly tail?: 'ponytail' | 'bun';
  /** 0 … 1: how far the hairline has gone back. */
  readonly recession: number;
  /** 0 bare skin … 1: how dark the shaven or covered scalp is. */
  readonly density: number;
}

const plain = { fringe: 0, curls: 0.0012, curlSize: 0.02, recession: 0, density: 0.9 };

/** No hair beyond the skin: shaven, or bald. */
const shaven = { ...plain, top: 0, sides: 0 };

type Choice = readonly [share: number, make: (t: number) => HairStyle];

const short: Choice[] = [
  [
    1,
    (t) => ({ ...plain, top: mix(0.012, 0.02, t), sides: mix(0.005, 0.009, t), fringe: 0.006 * t }),
  ],
  [1, (t) => ({ ...plain, top: mix(0.022, 0.034, t), sides: 0.009, fringe: -0.004, curls: 0.003 })],
  [
    0.6,
    (t) => ({ ...plain, top: mix(0.014, 0.022, t), sides: 0.011, fringe: mix(0.012, 0.026, t) }),
  ],
  [
    0.7,
    (t) => ({
      ...plain,
      top: mix(0.02, 0.045, t),
      sides: mix(0.014, 0.04, t),
      curls: 0.006,
      curlSize: 0.014,
    }),
  ],
];

const long: Choice[] = [
  [
    0.8,
    (t) => ({
      ...plain,
      top: 0.016,
      sides: 0.018,
      hangs: mix(0.085, 0.14, t),
      fringe: t > 0.5 ? 0.03 : 0,
    }),
  ],
  [1.2, (t) => ({ ...plain, top: 0.015, sides: 0.016, hangs: mix(0.2, 0.42, t), fringe: 0 })],
  [0.8, () => ({ ...plain, top: 0.008, sides: 0.007, tail: 'ponytail' })],
  [0.5, (t) => ({ ...plain, top: mix(0.007, 0.012, t), sides: 0.008, tail: 'bun' })],
  [
    0.6,
    (t) => ({
      ...plain,
      top: mix(0.035, 0.065, t),
      sides: mix(0.035, 0.065, t),
      curls: 0.007,
      curlSize: 0.016,
    }),
  ],
  [
    0.4,
    (t) => ({
      ...plain,
      top: 0.022,
      sides: 0.024,
      hangs: mix(0.12, 0.25, t),
      curls: 0.007,
      curlSize: 0.02,
    }),
  ],
];

const bare: Choice[] = [
  [0.5, (t) => ({ ...shaven, density: mix(0.35, 0.85, t) })],
  [0.3, (t) => ({ ...shaven, density: 0.08 * t, recession: 0.4 })],
];

export function chooseHairStyle(random: RandomNumbers, { femininity, age }: Physique): HairStyle {
  const choices = femininity < 0.5 ? [...short, ...bare, long[1]] : [...long, short[1], short[2]];
  const weights = choices.map(([share], index) => {
    const isLongOnMan = femininity < 0.5 && index === choices.length - 1;
    return isLongOnMan ? 0.2 : share;
  });
  let left = random.uniform() * weights.reduce((sum, weight) => sum + weight, 0);
  let index = 0;
  while (index < choices.length - 1 && (left -= weights[index]) >= 0) index += 1;
  const style = choices[index][1](random.uniform());
  const loss = femininity < 0.5 ? clamp(age * 0.8 + 0.3 * (random.uniform() - 0.5), 0, 1) : 0;
  return { ...style, recession: Math.max(style.recession, loss) };
}
