import type { RandomNumbers } from '@drapeflow/core';
import { clamp, mix } from '../../curves.js';

/** What a body is like, before it is measured out. */
export interface Physique {
  /** Metres. */
  readonly stature: number;
  /** 0 the average man's proportions … 1 the average woman's. */
  readonly femininity: number;
  /** −1 very thin, 0 slim, 1 heavy: a body mass index of about 16, 21 and 32. */
  readonly fat: number;
  /** 0 slight … 1 athletic. */
  readonly muscle: number;
  /** 0 young adult … 1 old. */
  readonly age: number;
  /** How far from the average a face is in each way that it can be shaped, deviations. */
  readonly face: Readonly<Record<FaceTrait, number>>;
}

export const faceTraits = [
  'faceWidth',
  'jawWidth',
  'chinLength',
  'noseLength',
  'noseWidth',
  'noseBridge',
  'lipFullness',
  'mouthWidth',
  'eyeSize',
  'eyeSpacing',
  'browHeight',
  'cheekbones',
] as const;

export type FaceTrait = (typeof faceTraits)[number];

/** Statures: ANSUR II (Gordon and others, 2014), means and deviations of men and women. */
export function choosePhysique(random: RandomNumbers): Physique {
  const isWoman = random.uniform() < 0.5;
  const femininity = isWoman ? mix(0.85, 1, random.uniform()) : mix(0, 0.12, random.uniform());
  const stature = clamp(
    isWoman ? 1.635 + 0.064 * random.normal() : 1.76 + 0.069 * random.normal(),
    1.5,
    1.95,
  );
  const fat = clamp(0.15 + 0.42 * random.normal(), -0.7, 1);
  const muscle = clamp(0.4 + 0.25 * random.normal(), 0, 1);
  const age = random.uniform() ** 2;
  const face = Object.fromEntries(
    faceTraits.map((trait) => [trait, clamp(random.normal(), -2, 2)]),
  ) as Record<FaceTrait, number>;
  return { stature, femininity, fat, muscle, age, face };
}
