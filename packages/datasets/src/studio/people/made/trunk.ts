import { forSex, type Measures } from './measures.js';
import type { Physique } from './physique.js';
import { added, ellipsoid, loft, rod, type Section, type Solid } from './solid.js';
import { add, mix, type Vector } from '../vector.js';

/** Height by stature, half the breadth, front and back of the spine's line, in metres for the average stature. */
type Slice = readonly [height: number, out: number, front: number, back: number];

const man: readonly Slice[] = [
  [0.492, 0.15, 0.078, 0.098],
  [0.52, 0.16, 0.096, 0.108],
  [0.56, 0.153, 0.104, 0.096],
  [0.615, 0.145, 0.102, 0.082],
  [0.67, 0.154, 0.108, 0.096],
  [0.725, 0.168, 0.112, 0.116],
  [0.765, 0.166, 0.098, 0.122],
  [0.797, 0.145, 0.066, 0.114],
  [0.818, 0.1, 0.036, 0.1],
  [0.834, 0.066, 0.022, 0.088],
];

const woman: readonly Slice[] = [
  [0.488, 0.152, 0.078, 0.1],
  [0.515, 0.171, 0.09, 0.112],
  [0.56, 0.152, 0.096, 0.09],
  [0.63, 0.122, 0.084, 0.066],
  [0.68, 0.125, 0.088, 0.078],
  [0.725, 0.135, 0.09, 0.096],
  [0.765, 0.133, 0.078, 0.104],
  [0.797, 0.115, 0.052, 0.098],
  [0.818, 0.086, 0.03, 0.086],
  [0.834, 0.056, 0.02, 0.076],
];

/** How much each slice gains from fat: out, front, back, metres at fat 1. */
const fatGain: readonly (readonly [number, number, number])[] = [
  [0.026, 0.02, 0.02],
  [0.036, 0.03, 0.026],
  [0.044, 0.075, 0.022],
  [0.05, 0.1, 0.022],
  [0.042, 0.075, 0.022],
  [0.03, 0.03, 0.02],
  [0.02, 0.016, 0.018],
  [0.012, 0.01, 0.012],
  [0.008, 0.008, 0.01],
  [0.008, 0.008, 0.008],
];

/** Chest, belly, hips and shoulders, without the limbs. */
export function trunkOf(physique: Physique, measures: Measures): Solid {
  return [
    added(trunkLoft(physique, measures), 0.03),
    ...shoulders(physique, measures),
    ...chest(physique, measures),
    ...seat(physique, measures),
  ];
}

function trunkLoft(physique: Physique, { size }: Measures) {
  const { stature, fat, muscle } = physique;
  const bottom = forSex(physique, man[0][0], woman[0][0]) * stature;
  const top = man[man.length - 1][0] * stature;
  const sections = man.map((_, index): Section => {
    const at = (column: number) => forSex(physique, man[index][column], woman[index][column]);
    const gain = (column: number) => fatGain[index][column] * (fat > 0 ? fat : 0.45 * fat);
    const isChest = index >= 4 && index <= 7;
    const out = size * (at(1) + gain(0) + (isChest ? 0.01 * muscle : 0));
    return {
      at: (at(0) * stature - bottom) / (top - bottom),
      out,
      in: out,
      front: size * (at(2) + gain(1)),
      back: size * (at(3) + gain(2) + (isChest ? 0.006 * muscle : 0)),
    };
  });
  return loft({ from: [0, bottom, 0], to: [0, top, 0], sections, square: 0.35, caps: [0.5, 0.4] });
}

/** The slope from neck to shoulder, the collar bone and the shoulder blade. */
function shoulders(physique: Physique, measures: Measures): Solid {
  const { size, shoulder, neckBase } = measures;
  const { muscle, fat } = physique;
  const neckSide: Vector = [0.03 * size, neckBase + 0.022 * size, -0.04 * size];
  const tip = add(shoulder, [-0.016 * size, 0.004 * size, -0.006 * size]);
  const radius = size * (forSex(physique, 0.036, 0.03) + 0.008 * muscle + 0.006 * fat);
  const blade = add(mix(tip, [0, shoulder[1], tip[2]], 0.42), [
    0,
    -0.085 * size,
    -size * (0.054 + 0.012 * fat + 0.004 * muscle),
  ]);
  return [
    added(rod(neckSide, radius, tip, radius * 0.95), 0.06 * size, 0.004),
    added(ellipsoid(blade, [0.062 * size, 0.085 * size, 0.03 * size]), 0.04 * size, 0.004),
  ];
}

function chest(physique: Physique, measures: Measures): Solid {
  const { size, chest: height } = measures;
  const { fat, muscle, age, femininity } = physique;
  const breast = femininity * size * (0.056 + 0.016 * fat);
  const pectoral: Vector = [
    0.074 * size,
    height + 0.022 * size,
    size * (forSex(physique, 0.079, 0.06) + 0.018 * fat + 0.008 * muscle),
  ];
  const strokes = [
    added(
      ellipsoid(pectoral, [
        0.088 * size,
        0.066 * size,
        size * (0.026 + 0.014 * muscle) * (1 - 0.4 * femininity),
      ]),
      0.055 * size,
      0.012,
    ),
  ];
  if (femininity < 0.5) return strokes;
  const centre: Vector = [
    0.076 * size,
    height - size * (0.012 + 0.022 * age),
    size * (0.07 + 0.026 * fat),
  ];
  const round = ellipsoid(centre, [breast * 1.08, breast * 1.08, breast * 0.92]);
  const upper = ellipsoid(add(centre, [0, 0.045 * size, -0.012 * size]), [
    breast * 0.95,
    breast * 1.15,
    breast * 0.66,
  ]);
  return [...strokes, added(upper, 0.05 * size, 0.008), added(round, 0.034 * size, 0.008)];
}

function seat(physique: Physique, { size, hips }: Measures): Solid {
  const { fat } = physique;
  const radius = size * (forSex(physique, 0.078, 0.084) + 0.016 * fat);
  const centre: Vector = [
    size * (0.074 + 0.006 * fat),
    hips - 0.012 * size,
    -size * (forSex(physique, 0.056, 0.062) + 0.01 * fat),
  ];
  return [added(ellipsoid(centre, [radius, radius * 1.05, radius * 0.95]), 0.035 * size, 0.012)];
}
