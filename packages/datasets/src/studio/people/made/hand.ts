import { forSex, type Measures } from './measures.js';
import type { Physique } from './physique.js';
import { added, loft, roundSection, type Solid } from './solid.js';
import { add, cross, subtract, unit, type Vector } from '../vector.js';

/** Palm, thumb in front, and four fingers, slightly bent. */
export function handOf(physique: Physique, measures: Measures): Solid {
  const { elbow, wrist, handLength } = measures;
  const along = unit(subtract(wrist, elbow));
  const front = unit(cross(cross(along, [0, 0, 1]), along));
  const back = unit(cross([0, 0, 1], along));
  const stout = forSex(physique, 1, 0.9) * (1 + 0.1 * physique.fat);
  const at = (down: number, forward: number, outward = 0): Vector =>
    add(
      add(add(wrist, along, down * handLength), front, forward * handLength),
      back,
      outward * handLength,
    );
  const breadth = 0.218 * handLength * stout;
  const palm = loft({
    from: at(0, 0),
    to: at(0.46, 0.0),
    front,
    square: 0.5,
    sections: [
      {
        at: 0,
        out: 0.085 * handLength,
        in: 0.1 * handLength,
        front: breadth * 0.7,
        back: breadth * 0.68,
      },
      {
        at: 0.5,
        out: 0.065 * handLength,
        in: 0.1 * handLength,
        front: breadth * 0.92,
        back: breadth * 0.92,
      },
      {
        at: 1,
        out: 0.058 * handLength,
        in: 0.07 * handLength,
        front: breadth,
        back: breadth * 0.95,
      },
    ],
    caps: [0.8, 0.5],
  });
  return [
    added(palm, 0.02, 0),
    ...fingers(at, handLength * stout, handLength),
    ...thumb(at, handLength * stout),
  ];
}

type Place = (down: number, forward: number, outward?: number) => Vector;

/** From the index finger to the little one: across the palm, length by the hand's, thickness. */
const fingerShapes = [
  { across: 0.16, length: 0.42, thickness: 0.044 },
  { across: 0.054, length: 0.47, thickness: 0.046 },
  { across: -0.052, length: 0.44, thickness: 0.044 },
  { across: -0.158, length: 0.34, thickness: 0.04 },
];

function fingers(at: Place, stout: number, handLength: number): Solid {
  return fingerShapes.flatMap(({ across, length, thickness }) => {
    const spread = across * 1.75;
    const radius = thickness * stout;
    const root = at(0.46, across * (stout / handLength), 0);
    const middle = at(
      0.48 + 0.45 * length,
      (across + 0.5 * (spread - across)) * (stout / handLength),
      -0.012,
    );
    const tip = at(0.48 + 0.93 * length, spread * (stout / handLength), -0.085);
    return [
      added(loftedFinger(root, middle, radius, radius * 0.92), 0.006, 0),
      added(loftedFinger(middle, tip, radius * 0.92, radius * 0.76), 0.006, 0),
    ];
  });
}

function thumb(at: Place, stout: number): Solid {
  const root = at(0.12, 0.12, -0.05);
  const knuckle = at(0.36, 0.27, -0.09);
  const tip = at(0.56, 0.345, -0.1);
  return [
    added(loftedFinger(root, knuckle, 0.088 * stout, 0.062 * stout), 0.014, 0),
    added(loftedFinger(knuckle, tip, 0.058 * stout, 0.048 * stout), 0.008, 0),
  ];
}

function loftedFinger(from: Vector, to: Vector, thick: number, thin: number) {
  return loft({ from, to, sections: [roundSection(0, thick), roundSection(1, thin)] });
}

/** The middle of the hand: the grid is finest there. */
export function handCentre({ elbow, wrist, handLength }: Measures): Vector {
  return add(wrist, unit(subtract(wrist, elbow)), 0.55 * handLength);
}
