import type { RandomNumbers } from '@drapeflow/core';
import { oneOf } from '../../world/random-choice.js';
import { mix } from '../../curves.js';
import type { Physique } from './physique.js';
import type { Colour } from '../colours.js';

export type Cloth = 'denim' | 'plain' | 'stretch';

/** What is worn from the waist down. */
export interface LowerClothesStyle {
  readonly cut: 'trousers' | 'skirt';
  readonly cloth: Cloth;
  readonly colour: Colour;
  /** Where it ends, as a share of the way from the crotch (0) to the ankle (1). */
  readonly length: number;
  /** 0 tight … 1 wide. */
  readonly ease: number;
  /** 0 … 1: how worn and pale denim is where it is stretched. */
  readonly fade: number;
}

const denims: readonly Colour[] = [
  [0.2, 0.29, 0.43],
  [0.13, 0.18, 0.28],
  [0.36, 0.47, 0.61],
  [0.11, 0.115, 0.13],
  [0.3, 0.31, 0.33],
];
const cloths: readonly Colour[] = [
  [0.12, 0.13, 0.15],
  [0.17, 0.2, 0.29],
  [0.3, 0.3, 0.32],
  [0.61, 0.53, 0.41],
  [0.35, 0.34, 0.26],
  [0.42, 0.32, 0.25],
  [0.74, 0.71, 0.65],
  [0.25, 0.17, 0.2],
];

export function chooseLowerClothes(random: RandomNumbers, physique: Physique): LowerClothesStyle {
  const kind = random.uniform();
  const ease = random.uniform();
  const isWoman = physique.femininity > 0.5;
  const pick = (colours: readonly Colour[]) => {
    const [red, green, blue] = oneOf(random, colours);
    const light = mix(0.85, 1.15, random.uniform());
    const vary = () => light * mix(0.95, 1.05, random.uniform());
    return [red * vary(), green * vary(), blue * vary()] as const;
  };
  const jeans = {
    cut: 'trousers',
    cloth: 'denim',
    colour: pick(denims),
    length: mix(0.97, 1.03, ease),
  } as const;
  const plain = { cut: 'trousers', cloth: 'plain', colour: pick(cloths), fade: 0 } as const;
  const fade = random.uniform();
  if (kind < 0.45)
    return { ...jeans, ease: mix(isWoman ? 0.05 : 0.25, isWoman ? 0.6 : 0.9, ease), fade };
  if (kind < 0.7) return { ...plain, length: mix(0.9, 1.03, ease), ease: mix(0.3, 0.9, ease) };
  if (kind < 0.84) {
    const cloth = random.uniform() < 0.5 ? 'denim' : 'plain';
    const colour = cloth === 'denim' ? jeans.colour : plain.colour;
    return { cut: 'trousers', cloth, colour, length: mix(0.22, 0.46, ease), ease: 1, fade };
  }
  if (!isWoman) return { ...plain, length: 1, ease: 0.6 };
  if (kind < 0.92) return { ...plain, cloth: 'stretch', length: mix(0.8, 1, ease), ease: 0 };
  return { ...plain, cut: 'skirt', length: mix(0.25, 0.75, ease), ease: random.uniform() };
}
