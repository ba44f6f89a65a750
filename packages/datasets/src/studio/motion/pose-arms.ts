import type { Person } from '../people/person.js';
import { aboutAxis, multiply, rotate, type Quaternion } from '../people/quaternion.js';
import type { SkeletonPose } from '../people/skeleton.js';
import {
  add,
  cross,
  perpendicular,
  scale,
  subtract,
  unit,
  vectorAt,
  type Vector,
} from '../people/vector.js';
import { armBones, type ArmBones, type Side } from './arm-bones.js';
import type { ArmMoment } from './body-moment.js';
import { reachClearOfTorso } from './clear-of-torso.js';
import { limbTurn } from './standard-pose.js';
import { torsoShape } from './torso-shape.js';
import type { Reach } from './two-bone.js';
import { wishedWrist } from './wished-wrist.js';

/** Where elbows point, as seen from the chest, x outwards: aside, down and back. */
const elbowPole: Vector = [0.5, -0.6, -0.6];
/** The share that the collar bone takes in the arm's way up or down from where it is at rest. */
const collarBoneShare = 0.2;

/** Arms that hang, for a body whose arms are not posed yet. */
export function restingArms(chest: Quaternion) {
  return {
    leftShoulder: chest,
    leftUpperArm: chest,
    leftLowerArm: chest,
    leftHand: chest,
    rightShoulder: chest,
    rightUpperArm: chest,
    rightLowerArm: chest,
    rightHand: chest,
  };
}

/**
 * The turns of one arm.
 * @param pose the body with its arms not posed yet
 * @param chest the turn of the chest in the world
 */
export function armTurns<S extends Side>(
  person: Person,
  pose: SkeletonPose,
  chest: Quaternion,
  arm: ArmMoment,
  side: S,
) {
  const bones = armBones(person, side, pose, chest);
  const { standard } = person.skeleton;
  const lowShoulder = vectorAt(pose.positions, standard[`${side}UpperArm`]);
  const wished = wishedWrist(bones, arm, lowShoulder);
  const collar = collarTurn(bones, wished);
  const collarBone = vectorAt(pose.positions, standard[`${side}Shoulder`]);
  const shoulder = add(collarBone, rotate(collar, bones.collar));
  const pole = rotate(chest, [bones.outwards * elbowPole[0], elbowPole[1], elbowPole[2]]);
  // A hanging arm goes along with its shoulder; a place before the chest stays where it is.
  const target = add(add(lowShoulder, wished), subtract(shoulder, lowShoulder), 1 - arm.raised);
  const task = { ...bones, shoulder, target, pole };
  const reached = reachClearOfTorso(task, torsoShape(person), person.skeleton, pose);
  const front = scale(perpendicular(pole, unit(subtract(reached.end, shoulder))), -1);
  const turns = { Shoulder: collar, ...turnsOf(reached, front, -bones.outwards * arm.turn) };
  return Object.fromEntries(
    Object.entries(turns).map(([joint, turn]) => [`${side}${joint}`, turn]),
  ) as Record<`${S}${keyof typeof turns}`, Quaternion>;
}

function collarTurn({ chest, outwards, upper }: ArmBones, wrist: Vector): Quaternion {
  const raise = elevation(wrist) - elevation(upper);
  return multiply(chest, aboutAxis([0, 0, 1], outwards * collarBoneShare * raise));
}

/** How far a direction points up, radians. */
function elevation(direction: Vector): number {
  return Math.asin(unit(direction)[1]);
}

/**
 * The elbow is a hinge: both bones have its axis, and the forearm bends to the arm's front.
 * @param handTurn of the hand about the forearm, radians
 */
function turnsOf({ upper, lower }: Reach, front: Vector, handTurn: number) {
  const hinge = cross(upper, front);
  const lowerFront = cross(hinge, lower);
  return {
    UpperArm: limbTurn(upper, front),
    LowerArm: limbTurn(lower, lowerFront),
    Hand: limbTurn(lower, rotate(aboutAxis(lower, handTurn), lowerFront)),
  };
}
