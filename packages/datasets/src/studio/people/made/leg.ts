import { forSex, type Measures } from './measures.js';
import type { Physique } from './physique.js';
import { added, carved, ellipsoid, ground, loft, rod, type Section, type Solid } from './solid.js';
import { add, type Vector } from '../vector.js';

/** Thigh and calf. */
export function legOf(physique: Physique, measures: Measures): Solid {
  const { size, hip, knee, ankle } = measures;
  const { fat, muscle } = physique;
  const flesh = size * (1 + (fat > 0 ? 0.24 : 0.2) * fat);
  const thigh = flesh * (forSex(physique, 0.083, 0.086) + 0.005 * muscle);
  const joint = size * forSex(physique, 0.058, 0.0555) * (1 + 0.14 * fat);
  const calf = flesh * (forSex(physique, 0.056, 0.054) + 0.004 * muscle);
  const thin = size * forSex(physique, 0.037, 0.0345) * (1 + 0.12 * fat);
  const thighLoft = loft({
    from: hip,
    to: knee,
    sections: [
      { at: 0, out: thigh * 0.94, in: thigh * 0.8, front: thigh * 0.98, back: thigh * 1.0 },
      { at: 0.2, out: thigh * 1.0, in: thigh * 0.9, front: thigh * 1.06, back: thigh * 1.06 },
      { at: 0.5, out: thigh * 0.9, in: thigh * 0.84, front: thigh * 1.0, back: thigh * 0.88 },
      { at: 0.8, out: joint * 1.02, in: joint * 1.06, front: joint * 1.1, back: joint * 0.98 },
      { at: 1, out: joint * 0.92, in: joint * 0.96, front: joint * 1.06, back: joint * 0.9 },
    ],
  });
  const calfLoft = loft({
    from: knee,
    to: ankle,
    sections: [
      { at: 0, out: joint * 0.9, in: joint * 0.94, front: joint * 1.0, back: joint * 0.9 },
      { at: 0.14, out: joint * 0.9, in: joint * 0.92, front: joint * 0.86, back: calf * 1.08 },
      { at: 0.3, out: calf * 0.96, in: calf * 1.0, front: calf * 0.82, back: calf * 1.3 },
      { at: 0.5, out: calf * 0.86, in: calf * 0.86, front: calf * 0.72, back: calf * 1.12 },
      { at: 0.78, out: thin * 1.0, in: thin * 0.98, front: thin * 1.02, back: thin * 1.14 },
      { at: 1, out: thin * 0.92, in: thin * 0.94, front: thin * 1.1, back: thin * 1.16 },
    ],
  });
  return [added(thighLoft, 0.04 * size, 0.012), added(calfLoft, 0.03 * size, 0.006)];
}

/** A bare foot without toes: shoes cover it. It stands on y = 0. */
export function footOf(physique: Physique, measures: Measures): Solid {
  const { size, ankle, footLength } = measures;
  const breadth = footLength * forSex(physique, 0.19, 0.182) * (1 + 0.05 * physique.fat);
  const splay = 0.09;
  const forward = (way: number, up: number, out = 0): Vector => [
    ankle[0] + (out + splay * way) * footLength,
    up * footLength,
    ankle[2] + way * footLength,
  ];
  const heel = ellipsoid(forward(-0.06, 0.13), [
    0.125 * footLength,
    0.15 * footLength,
    0.15 * footLength,
  ]);
  const section = (at: number, top: number, sole: number, wide: number): Section => ({
    at,
    out: top * footLength,
    in: sole * footLength,
    front: wide * breadth,
    back: wide * breadth,
  });
  const instep = rod(
    add(ankle, [0, 0, 0.005 * size]),
    0.15 * footLength,
    forward(0.34, 0.12),
    0.1 * footLength,
  );
  // Level, so that the toes' round end meets the ground steeply.
  const forefoot = loft({
    from: forward(0, 0.1),
    to: forward(0.6, 0.085),
    front: [1, 0, 0],
    sections: [
      section(0, 0.1, 0.14, 0.72),
      section(0.6, 0.085, 0.14, 1.02),
      section(0.85, 0.075, 0.13, 1.08),
      section(1, 0.065, 0.12, 0.98),
    ],
    caps: [0.8, 0.8],
  });
  const outerAnkle = add(ankle, [0.033 * size, 0, 0]);
  return [
    added(heel, 0.03 * size, 0.004),
    added(instep, 0.03 * size, 0.004),
    added(forefoot, 0.035 * size, 0.004),
    added(ellipsoid(outerAnkle, [0.012, 0.016, 0.014]), 0.015, 0.004),
    carved(ground(0), 0.012, 0.004),
  ];
}
