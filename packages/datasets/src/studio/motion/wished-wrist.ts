import { rotate } from '../people/quaternion.js';
import {
  add,
  lengthOf,
  mix,
  scale,
  subtract,
  unit,
  vectorAt,
  type Vector,
} from '../people/vector.js';
import type { ArmBones } from './arm-bones.js';
import type { ArmMoment, WristPlace } from './body-moment.js';
import { frontAt, torsoShape } from './torso-shape.js';

/** How far outwards a hanging arm points, and how straight it is. */
const hanging = { outwards: 0.14, straight: 0.97 };
/** How far forwards and outwards an arm strays from the straight way between hanging and its place. */
const stray = 0.6;

/**
 * Where the wrist would be if nothing were in its way: between hanging and its place before the chest.
 * @returns as seen from the shoulder, metres
 */
export function wishedWrist(bones: ArmBones, arm: ArmMoment, shoulder: Vector): Vector {
  const { chest, outwards, upperLength, lowerLength } = bones;
  const length = upperLength + lowerLength;
  const ahead = rotate(chest, [0, 0, 1]);
  const aside = rotate(chest, [outwards, 0, 0]);
  const hang = hangingDirection(ahead, aside, arm.swing);
  const place = subtract(placeInWorld(bones, arm.wrist), shoulder);
  const strayed = scale(add(ahead, aside), stray * arm.raised * (1 - arm.raised));
  const direction = unit(add(mix(hang, unit(place), arm.raised), strayed));
  const reach = Math.min(lengthOf(place), length);
  return scale(direction, (1 - arm.raised) * hanging.straight * length + arm.raised * reach);
}

/** Arms hang down whichever way the chest leans. */
function hangingDirection(ahead: Vector, aside: Vector, swing: number): Vector {
  const level = (direction: Vector) => unit([direction[0], 0, direction[2]]);
  const down: Vector = [0, -Math.cos(swing), 0];
  return unit(add(add(down, level(ahead), Math.sin(swing)), level(aside), hanging.outwards));
}

function placeInWorld(bones: ArmBones, { across, height, ahead }: WristPlace): Vector {
  const { person, side, pose, chest, upperLength, lowerLength } = bones;
  const { rest, standard } = person.skeleton;
  const shoulder = vectorAt(rest, standard[`${side}UpperArm`]);
  const hip = vectorAt(rest, standard[`${side}UpperLeg`]);
  const x = across * shoulder[0];
  const y = hip[1] + height * (shoulder[1] - hip[1]);
  const z = frontAt(torsoShape(person), x, y) + ahead * (upperLength + lowerLength);
  const fromChest = subtract([x, y, z], vectorAt(rest, standard.chest));
  return add(vectorAt(pose.positions, standard.chest), rotate(chest, fromChest));
}
