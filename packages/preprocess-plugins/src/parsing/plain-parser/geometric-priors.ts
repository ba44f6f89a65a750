import { far, type BodyCoordinates } from './body-coordinates.js';
import type { PersonFrame } from './person-frame.js';
import { smoothStep } from '../../body/smooth-step.js';

/** What a part is called before hair and face become one label. */
export const partNames = [
  'face',
  'hair',
  'neck',
  'upperClothes',
  'arms',
  'lowerClothes',
  'legs',
  'shoes',
  'accessory',
] as const;

export type PartName = (typeof partNames)[number];

/** For each part how likely its place on the body makes it, 0…1, not normalized; 0 outside the person. */
export type PartPlanes = Readonly<Record<PartName, Float32Array>>;

export function createPartPlanes(count: number): PartPlanes {
  return Object.fromEntries(
    partNames.map((name) => [name, new Float32Array(count)]),
  ) as unknown as PartPlanes;
}

/** Fills the priors of one frame from where the pixels lie on the body. */
export function placeParts({ body, at, pixels }: PersonFrame, into: PartPlanes): void {
  for (const name of partNames) into[name].fill(0);
  const placeHead = body.head ? placeSeenHead : placeHiddenHead;
  for (const i of pixels) {
    placeHead(at, i, into);
    placeClothes(at, i, into);
    placeLimbs(at, i, into);
  }
}

function placeSeenHead(at: BodyCoordinates, i: number, into: PartPlanes): void {
  const { headAlong, headAcross, along, head } = at;
  const aside = Math.abs(headAcross[i]);
  const aboveShoulders = smoothStep(0.05, -0.08, along[i]);
  const aboveChin = smoothStep(0.62, 0.38, headAlong[i]);
  const round = smoothStep(1.5, 0.9, head[i]);
  into.face[i] = round * aboveChin;
  const onCrown = headAlong[i] < 0 ? 0.9 * smoothStep(1.2, 0.7, aside) * aboveShoulders : 0;
  // Below the chin hair hangs beside the neck, not in front of it.
  const beside = smoothStep(0.1, 0.22, aside);
  const hanging = 0.1 * smoothStep(0.75, 0.4, aside) * smoothStep(0.6, 0.1, along[i]);
  into.hair[i] = Math.max(
    onCrown,
    round * Math.max(aboveChin, beside * aboveShoulders),
    hanging * Math.max(aboveChin, beside),
  );
  into.neck[i] = neckPlace(at, i) * smoothStep(0.35, 0.6, headAlong[i]);
}

/** Without a face to go by, all above the shoulders is neck near them and head further up. */
function placeHiddenHead(at: BodyCoordinates, i: number, into: PartPlanes): void {
  const aside = Math.abs(at.across[i]);
  const high = smoothStep(-0.1, -0.3, at.along[i]) * smoothStep(1.2, 0.7, aside);
  into.face[i] = high;
  into.hair[i] = Math.max(
    high,
    0.15 * smoothStep(0.9, 0.4, aside) * smoothStep(0.4, 0, at.along[i]),
  );
  into.neck[i] = neckPlace(at, i);
}

/** The neck and the bare skin that a collar leaves, narrower the lower it is. */
function neckPlace(at: BodyCoordinates, i: number): number {
  const along = at.along[i];
  const aside = Math.abs(at.across[i]);
  const column = smoothStep(0.16, -0.03, along) * smoothStep(0.75, 0.35, aside);
  const neckline = 0.35 * smoothStep(0.4, 0.1, along) * smoothStep(0.7, 0.3, aside);
  return Math.max(column, neckline);
}

function placeClothes(at: BodyCoordinates, i: number, into: PartPlanes): void {
  const along = at.along[i];
  const aside = Math.abs(at.across[i]);
  const leg = at.leg[i];
  const torso =
    smoothStep(1.45, 0.95, aside) * smoothStep(-0.22, 0.02, along) * smoothStep(1.35, 0.75, along);
  const handHere = at.hand[i] < at.arm[i] ? 0.4 : 1;
  const sleeve = 0.75 * smoothStep(1.7, 0.8, at.arm[i]) * handHere;
  const belowChin = 1 - 0.75 * smoothStep(0.3, -0.02, along) * smoothStep(0.45, 0.2, aside);
  into.upperClothes[i] = Math.max(torso, sleeve) * belowChin;
  const spread = aside / (1 + 0.25 * Math.max(0, along - 1));
  const belowWaist = smoothStep(0.75, 1.3, along) * smoothStep(2.4, 1.1, spread);
  const onLeg = along > 0.8 ? smoothStep(1.8, 0.8, leg) : 0;
  into.lowerClothes[i] = 0.9 * Math.max(belowWaist, onLeg);
  const offTorso = along < 1.4 ? aside : far;
  const offBody = Math.min(at.arm[i], at.hand[i], leg, offTorso, at.head[i]);
  into.accessory[i] = 0.06 + 0.3 * smoothStep(1.2, 2, offBody);
}

function placeLimbs(at: BodyCoordinates, i: number, into: PartPlanes): void {
  const arm = Math.max(smoothStep(1.6, 0.7, at.arm[i]), smoothStep(1.5, 0.7, at.hand[i]));
  // A pose that misses an arm by a little still leaves its skin a chance.
  const nearArm = smoothStep(3, 1.2, Math.min(at.arm[i], at.hand[i]));
  into.arms[i] = 0.72 * arm + 0.08 * nearArm;
  into.legs[i] = at.along[i] > 1.15 ? 0.7 * smoothStep(1.6, 0.8, at.leg[i]) : 0;
  into.shoes[i] = 0.9 * smoothStep(1.3, 0.6, at.foot[i]);
}
