import { mix } from '../../curves.js';
import type { Physique } from './physique.js';
import type { Vector } from '../vector.js';

/**
 * Where the landmarks of a body are, in metres, on the person's left side (+x).
 *
 * Lengths of segments: Drillis and Contini (1966), as shares of the stature; breadths: ANSUR II (Gordon and others,
 * 2014), rounded means of men and women.
 */
export interface Measures {
  /** By what a girth of the average man or woman is multiplied for this stature. */
  readonly size: number;
  readonly crotch: number;
  readonly hips: number;
  readonly waist: number;
  readonly chest: number;
  readonly neckBase: number;
  /** The height of the eyes, which halve the head. */
  readonly eyes: number;
  /** By what the lengths in a head of 22.5 cm are multiplied. */
  readonly headSize: number;
  readonly headDepth: number;
  readonly shoulder: Vector;
  readonly elbow: Vector;
  readonly wrist: Vector;
  readonly handLength: number;
  readonly hip: Vector;
  readonly knee: Vector;
  readonly ankle: Vector;
  readonly footLength: number;
}

/** A man's and a woman's value, mixed. */
export function forSex({ femininity }: Physique, man: number, woman: number): number {
  return mix(man, woman, femininity);
}

export function measure(physique: Physique): Measures {
  const { stature, fat, muscle } = physique;
  const size = stature / forSex(physique, 1.756, 1.63);
  // Heads vary less than bodies do.
  const headSize = (0.6 + 0.4 * size) * forSex(physique, 1.02, 0.965);
  const eyes = stature - 0.113 * headSize;
  const shoulderHalf = size * (forSex(physique, 0.181, 0.154) + 0.008 * fat + 0.008 * muscle);
  const shoulder: Vector = [shoulderHalf, 0.806 * stature, -0.022 * size];
  const reach = Math.SQRT1_2;
  const along = (from: Vector, length: number, forward: number): Vector => [
    from[0] + reach * length,
    from[1] - reach * length,
    from[2] + forward * length,
  ];
  const elbow = along(shoulder, 0.172 * stature, -0.02);
  const wrist = along(elbow, 0.146 * stature, 0.06);
  const hipHalf = size * (forSex(physique, 0.086, 0.088) + 0.006 * fat);
  const ankleHalf = size * (0.098 + 0.018 * Math.max(0, fat));
  return {
    size,
    crotch: 0.47 * stature,
    hips: 0.51 * stature,
    waist: forSex(physique, 0.615, 0.63) * stature,
    chest: 0.725 * stature,
    neckBase: 0.832 * stature,
    eyes,
    headSize,
    headDepth: 0.012 * size,
    shoulder,
    elbow,
    wrist,
    handLength: 0.107 * stature,
    hip: [hipHalf, 0.522 * stature, 0],
    knee: [mix(hipHalf, ankleHalf, 0.45), 0.285 * stature, 0.004],
    ankle: [ankleHalf, 0.041 * stature, -0.028 * size],
    footLength: 0.152 * stature,
  };
}
