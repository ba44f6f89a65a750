import {
  add,
  lengthOf,
  perpendicular,
  scale,
  subtract,
  unit,
  type Vector,
} from '../people/vector.js';

/** How a limb of two bones reaches for a point: directions are unit vectors. */
export interface Reach {
  readonly upper: Vector;
  readonly lower: Vector;
  /** Where the middle joint is, and the limb's end. */
  readonly middle: Vector;
  readonly end: Vector;
}

/** A limb is never quite straight or quite folded: 0 folded, 1 straight. */
const limits = { folded: 0.3, straight: 0.998 };

/**
 * Two-bone inverse kinematics by the law of cosines. A target out of reach is reached for as far as the limb goes.
 * @param pole where the middle joint points to, not along the limb
 */
export function reach(
  start: Vector,
  target: Vector,
  pole: Vector,
  upperLength: number,
  lowerLength: number,
): Reach {
  const way = subtract(target, start);
  const whole = upperLength + lowerLength;
  const distance = Math.min(
    limits.straight * whole,
    Math.max(limits.folded * whole, lengthOf(way)),
  );
  const along = unit(way);
  const aside = perpendicular(pole, along);
  const cosine =
    (upperLength ** 2 + distance ** 2 - lowerLength ** 2) / (2 * upperLength * distance);
  const sine = Math.sqrt(Math.max(0, 1 - cosine ** 2));
  const upper = add(scale(along, cosine), aside, sine);
  const middle = add(start, upper, upperLength);
  const end = add(start, along, distance);
  return { upper, lower: unit(subtract(end, middle)), middle, end };
}
