import { multiply, noRotation, type Quaternion } from '../people/quaternion.js';
import { standardJoints, type StandardJoint } from '../people/skeleton.js';
import { unit, type Vector } from '../people/vector.js';
import { restTurn, type StandardPose } from './standard-pose.js';

type TrunkJoint = 'hips' | 'spine' | 'chest' | 'neck' | 'head';

/** For each standard joint the one above it, and the joints of MakeHuman's rig that turn it against that one. */
const trunkJoints: Record<TrunkJoint, readonly [above: TrunkJoint | undefined, ...string[]]> = {
  hips: [undefined, 'root'],
  spine: ['hips', 'spine05', 'spine04'],
  chest: ['spine', 'spine03', 'spine02', 'spine01'],
  neck: ['chest', 'neck01'],
  head: ['neck', 'neck02', 'neck03', 'head'],
};

/** The same of the limbs of one side; an upper arm counts as it is at the elbow, with all of its twist. */
const limbJoints = {
  Shoulder: ['chest', 'clavicle'],
  UpperArm: ['Shoulder', 'shoulder01', 'upperarm01', 'upperarm02'],
  LowerArm: ['UpperArm', 'lowerarm01'],
  Hand: ['LowerArm', 'lowerarm02', 'wrist'],
  UpperLeg: ['hips', 'upperleg01'],
  LowerLeg: ['UpperLeg', 'lowerleg01'],
  Foot: ['LowerLeg', 'foot'],
} as const;

/** How the left limbs of MakeHuman's bodies lie at rest: the mean of bodies of both sexes, from thin to heavy. */
const restDirections: Partial<Record<keyof typeof limbJoints, Vector>> = {
  UpperArm: [0.672, -0.74, 0.019],
  LowerArm: [0.511, -0.517, 0.687],
  Hand: [0.511, -0.517, 0.687],
  UpperLeg: [0.1, -0.992, 0.082],
  LowerLeg: [0.09, -0.995, -0.047],
};

/**
 * What turns of MakeHuman's joints are for any skeleton.
 * @param turnOf the turn of a joint in its parent, by its name
 */
export function standardPoseOf(turnOf: (joint: string) => Quaternion): StandardPose {
  const world: Partial<Record<StandardJoint, Quaternion>> = {};
  const follow = (above: Quaternion | undefined, names: readonly string[]) =>
    names.reduce((turn, name) => multiply(turn, turnOf(name)), above ?? noRotation);
  for (const [joint, [above, ...names]] of Object.entries(trunkJoints)) {
    world[joint as TrunkJoint] = follow(above && world[above], names);
  }
  for (const side of ['left', 'right'] as const) {
    for (const [limb, [above, ...names]] of Object.entries(limbJoints)) {
      const parent = above === 'chest' || above === 'hips' ? above : (`${side}${above}` as const);
      const joint = `${side}${limb as keyof typeof limbJoints}` as const;
      const suffix = side === 'left' ? '.L' : '.R';
      world[joint] = follow(
        world[parent],
        names.map((name) => name + suffix),
      );
    }
  }
  const entries = standardJoints.map((joint) => {
    return [joint, multiply(world[joint]!, restTurn(restDirectionOf(joint)))] as const;
  });
  return Object.fromEntries(entries) as Record<StandardJoint, Quaternion>;
}

function restDirectionOf(joint: StandardJoint): Vector | undefined {
  const limb = joint.replace(/^(left|right)/, '') as keyof typeof limbJoints;
  const left = restDirections[limb];
  return left && unit(joint.startsWith('left') ? left : [-left[0], left[1], left[2]]);
}
