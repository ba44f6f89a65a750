import { distance } from '../people/vector.js';
import type { Arm, BodyMeasures } from './body-measures.js';
import type { Pattern } from './cut-pattern.js';
import type { Fit } from './fit.js';
import type { SleeveShape } from './sleeve-shape.js';

/** How large a garment is made for a person. */
export interface GarmentSize {
  /** Metres across the torso for each pixel of the silhouette. */
  readonly across: number;
  /** Metres along the torso for each pixel of the silhouette. */
  readonly along: number;
  /** Left and right as in the picture; undefined without sleeves. */
  readonly left: SleeveSize | undefined;
  readonly right: SleeveSize | undefined;
}

export interface SleeveSize {
  /** Metres from the armhole to the cuff. */
  readonly length: number;
  /** Metres across the sleeve for each pixel of the silhouette. */
  readonly across: number;
}

/**
 * Lengths, by the torso's: a garment as long as its chest is wide reaches from the neck so far down. Sizes grow with
 * the girth; lengths with the person alone.
 */
const usualLength = 0.8;
/** A sleeve that reaches so far down the arm is meant to reach the wrist. */
const longSleeve = 0.8;
/** What is straight above a top's side seam lies so far down the arm, by the arm's length. */
export const seamOnArm = 0.1;

export function sizeOf({ landmarks, sleeves }: Pattern, body: BodyMeasures, fit: Fit): GarmentSize {
  const chest = landmarks.right.armpit.x - landmarks.left.armpit.x;
  const across = (body.chestGirth + 2 * Math.PI * fit.ease) / (2 * chest);
  const along = (usualLength * body.torsoLength) / chest;
  const even = Math.sqrt(across * along);
  const sleeve = (shape: SleeveShape | undefined, arm: Arm) => {
    if (!shape) return undefined;
    const length = sleeveLength(shape.length * even, arm, fit);
    return { length, across: even };
  };
  return {
    across,
    along: along * fit.length,
    // The picture's right half is worn on the person's left.
    left: sleeve(sleeves.left, body.right),
    right: sleeve(sleeves.right, body.left),
  };
}

function sleeveLength(natural: number, { shoulder, elbow, wrist }: Arm, fit: Fit): number {
  const arm = distance(shoulder, elbow) + distance(elbow, wrist);
  const rest = (1 - seamOnArm) * arm;
  const isLong = natural > longSleeve * rest;
  // Long sleeves end between three fingers above the wrist and the thumb's root.
  const wanted = isLong ? rest * (0.5 + 0.5 * fit.sleeveLength) : natural * fit.sleeveLength;
  return Math.min(wanted, 1.03 * rest);
}
