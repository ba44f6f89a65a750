import { armOf } from './arm.js';
import { handCentre, handOf } from './hand.js';
import { HeadFrame } from './head-frame.js';
import { headOf, neckOf } from './head.js';
import { footOf, legOf } from './leg.js';
import type { Lens } from './lens.js';
import { measure, type Measures } from './measures.js';
import type { Physique } from './physique.js';
import { polygonise, type Distance, type HalfMesh } from './polygonise.js';
import { refine, type EdgeLimit } from './refine.js';
import { distanceTo, type Solid } from './solid.js';
import { trunkOf } from './trunk.js';

/** A body as solids, part by part. */
export interface Anatomy {
  readonly physique: Physique;
  readonly measures: Measures;
  readonly trunk: Solid;
  readonly neck: Solid;
  readonly head: Solid;
  readonly arm: Solid;
  readonly leg: Solid;
  /** All of them, melted into one. */
  readonly whole: Solid;
}

export function anatomyOf(physique: Physique): Anatomy {
  const measures = measure(physique);
  const trunk = trunkOf(physique, measures);
  const neck = neckOf(physique, measures);
  const head = headOf(physique, measures);
  const arm = [...armOf(physique, measures), ...handOf(physique, measures)];
  const leg = [...legOf(physique, measures), ...footOf(physique, measures)];
  return {
    physique,
    measures,
    trunk,
    neck,
    head,
    arm,
    leg,
    whole: [...trunk, ...neck, ...head, ...arm, ...leg],
  };
}

/** The left half of a body's surface. */
export function halfBody({ whole, measures }: Anatomy): HalfMesh {
  const { size, headSize } = measures;
  const hand = handCentre(measures);
  const frame = new HeadFrame(measures);
  const ear = frame.at(0.083, -0.012, -0.016);
  const lenses: Lens[] = [
    { centre: frame.at(0, -0.035, 0.075), factor: 8, radius: 0.1 * headSize },
    { centre: hand, factor: 4.8, radius: 0.09 * size, end: hand[0] - 0.02 },
    { centre: ear, factor: 1.8, radius: 0.03 * headSize, end: ear[0] - 0.005 },
  ];
  const distance: Distance = (x, y, z) => distanceTo(whole, x, y, z);
  const surface = polygonise(distance, {
    cell: 0.047 * size,
    low: [0, -0.85 * size, -0.7 * size],
    high: [hand[0] + 0.85 * size, 2.6 * size, 0.9 * size],
    lenses,
  });
  const longest: EdgeLimit = (_, y) => (y < 0.09 * size ? 0.03 : 0.055) * size;
  return refine(distance, surface, longest);
}
