import { aboutAxis, multiply, rotate, type Quaternion } from '../people/quaternion.js';
import type { Skeleton } from '../people/skeleton.js';
import { add, distance, subtract, vectorAt, type Vector } from '../people/vector.js';
import type { BodyMoment, FootMoment } from './body-moment.js';
import { limbTurn } from './standard-pose.js';
import { reach } from './two-bone.js';

const sides = ['left', 'right'] as const;
const up: Vector = [0, 1, 0];

/** Leg lengths from the ankle forward to the ball of the foot, on which the heel rises. */
const ballOfFoot = 0.14;
/** How straight standing legs are, and how softly the hips give way to the shorter leg, leg lengths. */
const standing = { straight: 0.999, softness: 0.008 };

/** Where the hips are: as high as both legs allow. */
export function hipsPlace(skeleton: Skeleton, { hips, left, right }: BodyMoment, turn: Quaternion) {
  const unitLength = legLength(skeleton);
  const x = hips.x * unitLength;
  const z = hips.z * unitLength;
  const allowed = sides.map((side) => {
    const { place } = ankle(skeleton, side, (side === 'left' ? left : right).foot);
    const [offsetX, offsetY, offsetZ] = rotate(turn, hipJoint(skeleton, side));
    const { upper, lower } = boneLengths(skeleton, side);
    const aside = Math.hypot(x + offsetX - place[0], z + offsetZ - place[2]);
    const longest = standing.straight * (upper + lower);
    return place[1] + Math.sqrt(Math.max(0.1, longest ** 2 - aside ** 2)) - offsetY;
  });
  const softness = standing.softness * unitLength;
  const lowest = Math.min(...allowed);
  const crowd = allowed.reduce((sum, height) => sum + Math.exp((lowest - height) / softness), 0);
  const height = lowest - softness * Math.log(crowd);
  return [x, height - hips.drop * unitLength, z] as const;
}

/** The turns of the legs and feet, with the knees ahead. */
export function legTurns(
  skeleton: Skeleton,
  moment: BodyMoment,
  turnOfHips: Quaternion,
  hips: Vector,
) {
  const leg = (side: 'left' | 'right') => {
    const { foot } = moment[side];
    const { place, turn } = ankle(skeleton, side, foot);
    const start = add(hips, rotate(turnOfHips, hipJoint(skeleton, side)));
    const facing = aboutAxis(up, (moment.hips.heading + moment.hips.turn + foot.heading) / 2);
    const pole = rotate(facing, [0, 0, 1]);
    const { upper, lower } = boneLengths(skeleton, side);
    const bent = reach(start, place, pole, upper, lower);
    return { upper: limbTurn(bent.upper, pole), lower: limbTurn(bent.lower, pole), foot: turn };
  };
  const [left, right] = [leg('left'), leg('right')];
  return {
    leftUpperLeg: left.upper,
    leftLowerLeg: left.lower,
    leftFoot: left.foot,
    rightUpperLeg: right.upper,
    rightLowerLeg: right.lower,
    rightFoot: right.foot,
  };
}

/** Where an ankle is and how its foot is turned: the heel rises about the ball of the foot, the toes about the heel. */
function ankle(skeleton: Skeleton, side: 'left' | 'right', foot: FootMoment) {
  const unitLength = legLength(skeleton);
  const height = skeleton.rest[3 * skeleton.standard[`${side}Foot`] + 1]!;
  const heading = aboutAxis(up, foot.heading);
  const turn = multiply(heading, aboutAxis([1, 0, 0], foot.pitch));
  const pivot: Vector = [0, -height, foot.pitch > 0 ? ballOfFoot * unitLength : 0];
  const flat: Vector = [foot.x * unitLength, height + foot.lift * unitLength, foot.z * unitLength];
  return { place: add(add(flat, rotate(heading, pivot)), rotate(turn, pivot), -1), turn };
}

function hipJoint({ rest, standard }: Skeleton, side: 'left' | 'right'): Vector {
  return subtract(vectorAt(rest, standard[`${side}UpperLeg`]), vectorAt(rest, standard.hips));
}

function boneLengths({ rest, standard }: Skeleton, side: 'left' | 'right') {
  const [hip, knee, ankleJoint] = (['UpperLeg', 'LowerLeg', 'Foot'] as const).map((joint) =>
    vectorAt(rest, standard[`${side}${joint}`]),
  );
  return { upper: distance(hip!, knee!), lower: distance(knee!, ankleJoint!) };
}

/** The unit of a moment's places: the height of the hip joints at rest, metres. */
function legLength({ rest, standard }: Skeleton): number {
  return rest[3 * standard.leftUpperLeg + 1]!;
}
