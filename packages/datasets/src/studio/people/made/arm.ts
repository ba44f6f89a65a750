import { forSex, type Measures } from './measures.js';
import type { Physique } from './physique.js';
import { added, ellipsoid, loft, roundSection, type Section, type Solid } from './solid.js';
import { add, cross, subtract, unit, type Vector } from '../vector.js';

/** Shoulder cap, upper arm and forearm to the wrist. */
export function armOf(physique: Physique, measures: Measures): Solid {
  const { size, shoulder, elbow, wrist } = measures;
  const { muscle, fat } = physique;
  const along = unit(subtract(elbow, shoulder));
  const out = unit(cross([0, 0, 1], along));
  const flesh = size * (1 + 0.2 * fat);
  const upper = flesh * (forSex(physique, 0.046, 0.0415) + forSex(physique, 0.009, 0.004) * muscle);
  const lower = flesh * (forSex(physique, 0.043, 0.0375) + 0.004 * muscle);
  const wide = size * forSex(physique, 0.0305, 0.0265) * (1 + 0.08 * fat);
  const cap = size * (forSex(physique, 0.054, 0.046) + 0.008 * muscle + 0.006 * fat);
  const deltoid = add(add(shoulder, along, 0.034 * size), out, 0.001 * size);
  return [
    added(
      ellipsoid(deltoid, [cap * 1.35, cap * 0.94, cap * 1.02], [along, out, [0, 0, 1]]),
      0.04 * size,
      0.004,
    ),
    added(upperArm(shoulder, elbow, upper, lower, muscle), 0.035 * size, 0.004),
    added(forearm(elbow, wrist, lower, wide), 0.02 * size, 0.004),
  ];
}

function upperArm(from: Vector, to: Vector, upper: number, elbow: number, muscle: number) {
  const full = 1 + 0.1 * muscle;
  const sections: Section[] = [
    roundSection(0, upper * 1.0),
    { at: 0.28, out: upper, in: upper, front: upper * 1.02, back: upper * 1.08 },
    {
      at: 0.55,
      out: upper * 0.94,
      in: upper * 0.94,
      front: upper * 1.06 * full,
      back: upper * full,
    },
    { at: 0.82, out: elbow * 0.93, in: elbow * 0.95, front: elbow * 0.95, back: elbow * 0.9 },
    { at: 1, out: elbow * 0.96, in: elbow * 0.98, front: elbow * 0.88, back: elbow * 0.92 },
  ];
  return loft({ from, to, sections });
}

function forearm(from: Vector, to: Vector, full: number, wrist: number) {
  const sections: Section[] = [
    { at: 0, out: full * 0.98, in: full * 0.98, front: full * 0.9, back: full * 0.95 },
    { at: 0.22, out: full * 1.0, in: full * 1.02, front: full * 1.08, back: full * 0.98 },
    { at: 0.5, out: full * 0.84, in: full * 0.86, front: full * 0.94, back: full * 0.86 },
    { at: 0.8, out: wrist * 0.84, in: wrist * 0.82, front: wrist * 1.06, back: wrist * 1.02 },
    { at: 1, out: wrist * 0.7, in: wrist * 0.7, front: wrist, back: wrist * 0.98 },
  ];
  return loft({ from, to, sections });
}
