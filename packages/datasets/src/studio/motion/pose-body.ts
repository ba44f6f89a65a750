import type { Person } from '../people/person.js';
import { aboutAxis, multiply, slerp, type Quaternion } from '../people/quaternion.js';
import type { SkeletonPose } from '../people/skeleton.js';
import type { BodyMoment, Direction } from './body-moment.js';
import { armTurns, restingArms } from './pose-arms.js';
import { hipsPlace, legTurns } from './pose-legs.js';
import { poseSkeleton } from './pose-skeleton.js';

/** How much of the way from hips to chest the lower spine bends, and from chest to head the neck. */
const shares = { spine: 0.4, neck: 0.5 };

/** Brings a person into what a body does at one moment: feet where they are to be, hands clear of the trunk. */
export function poseBody(person: Person, moment: BodyMoment): SkeletonPose {
  const { skeleton } = person;
  const trunk = trunkTurns(moment);
  const hips = hipsPlace(skeleton, moment, trunk.hips);
  const legs = legTurns(skeleton, moment, trunk.hips, hips);
  const armless = poseSkeleton(skeleton, { ...trunk, ...legs, ...restingArms(trunk.chest) }, hips);
  const left = armTurns(person, armless, trunk.chest, moment.left.arm, 'left');
  const right = armTurns(person, armless, trunk.chest, moment.right.arm, 'right');
  return poseSkeleton(skeleton, { ...trunk, ...legs, ...left, ...right }, hips);
}

function trunkTurns({ hips, chest, head }: BodyMoment) {
  const ofHips = directed(hips.heading, { turn: hips.turn, nod: hips.tilt, lean: hips.list });
  const ofChest = directed(hips.heading, chest);
  const ofHead = directed(hips.heading, head);
  return {
    hips: ofHips,
    spine: slerp(ofHips, ofChest, shares.spine),
    chest: ofChest,
    neck: slerp(ofChest, ofHead, shares.neck),
    head: ofHead,
  };
}

function directed(heading: number, { turn, nod, lean }: Direction): Quaternion {
  const bent = multiply(aboutAxis([1, 0, 0], nod), aboutAxis([0, 0, 1], lean));
  return multiply(aboutAxis([0, 1, 0], heading + turn), bent);
}
