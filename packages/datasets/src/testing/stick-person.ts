import { keypointNames, type KeypointName } from '@drapeflow/core';
import type { Texture } from '../studio/render/texture.js';
import type { Person, PersonKeypoint, SkinnedMesh } from '../studio/people/person.js';
import { standardJoints, type Skeleton, type StandardJoint } from '../studio/people/skeleton.js';

/** A standard joint, its parent, and where it is at rest, metres: arms out to the sides. Right limbs mirror the left. */
const left: readonly (readonly [
  StandardJoint,
  StandardJoint | undefined,
  number,
  number,
  number,
])[] = [
  ['hips', undefined, 0, 0.95, 0],
  ['spine', 'hips', 0, 1.05, 0],
  ['chest', 'spine', 0, 1.2, 0],
  ['neck', 'chest', 0, 1.45, 0],
  ['head', 'neck', 0, 1.55, 0.02],
  ['leftShoulder', 'chest', 0.03, 1.4, 0],
  ['leftUpperArm', 'leftShoulder', 0.18, 1.4, 0],
  ['leftLowerArm', 'leftUpperArm', 0.45, 1.4, 0],
  ['leftHand', 'leftLowerArm', 0.7, 1.4, 0],
  ['leftUpperLeg', 'hips', 0.1, 0.9, 0],
  ['leftLowerLeg', 'leftUpperLeg', 0.1, 0.5, 0],
  ['leftFoot', 'leftLowerLeg', 0.1, 0.08, 0],
];

/** Half axes of the trunk, an upright elliptic cylinder from `bottom` to `top`, metres. */
export const trunk = { halfWidth: 0.17, halfDepth: 0.11, bottom: 0.75, top: 1.4 };

/** Somebody with no joints but the standard ones, who stands at rest with arms out to the sides. */
export function stickPerson(): Person {
  const skeleton = stickSkeleton();
  const body = trunkMesh(skeleton);
  const texture: Texture = { width: 1, height: 1, channels: 3, data: new Uint8Array(3) };
  const keypoints = keypointNames.map((name) => [name, { at: [0, 0, 0], joint: 0 }] as const);
  return {
    name: 'stick',
    skeleton,
    body,
    partOfTriangle: new Uint8Array(body.indices.length / 3),
    shell: body,
    skin: texture,
    skinTint: [1, 1, 1],
    pieces: [],
    armAbduction: 0.1,
    keypoints: Object.fromEntries(keypoints) as Record<KeypointName, PersonKeypoint>,
  };
}

function stickSkeleton(): Skeleton {
  const isOf = (names: RegExp) => left.filter(([name]) => names.test(name));
  const [trunkJoints, arm, leg] = [isOf(/^[^l]/), isOf(/Shoulder|Arm|Hand/), isOf(/Leg|Foot/)];
  // Each branch as a whole, as files have them.
  const all = [...trunkJoints, ...arm, ...mirrored(arm), ...leg, ...mirrored(leg)];
  const indexOf = (joint: StandardJoint) => all.findIndex(([name]) => name === joint);
  const standard = Object.fromEntries(standardJoints.map((joint) => [joint, indexOf(joint)]));
  return {
    joints: all.map(([name, parent]) => ({
      name: `stick ${name}`,
      parent: parent ? indexOf(parent) : -1,
    })),
    rest: Float32Array.from(all.flatMap(([, , x, y, z]) => [x, y, z])),
    standard: standard as Record<StandardJoint, number>,
  };
}

function mirrored(limb: typeof left): typeof left {
  return limb.map(([name, parent, x, y, z]) => [otherSide(name), otherSide(parent!), -x, y, z]);
}

function otherSide(name: StandardJoint): StandardJoint {
  return name.replace('left', 'right') as StandardJoint;
}

function trunkMesh({ standard }: Skeleton): SkinnedMesh {
  const [rings, around] = [14, 48];
  const positions: number[] = [];
  const joints: number[] = [];
  for (let ring = 0; ring < rings; ring++) {
    const y = trunk.bottom + ((trunk.top - trunk.bottom) * ring) / (rings - 1);
    for (let i = 0; i < around; i++) {
      const angle = (2 * Math.PI * i) / around;
      positions.push(trunk.halfWidth * Math.sin(angle), y, trunk.halfDepth * Math.cos(angle));
      joints.push(y < 1 ? standard.hips : standard.chest, 0, 0, 0);
    }
  }
  const indices = Array.from({ length: (rings - 1) * around }, (_, i) => {
    const next = i - (i % around) + ((i + 1) % around);
    return [i, next, next + around, i, next + around, i + around];
  });
  const count = positions.length / 3;
  return {
    positions: Float32Array.from(positions),
    uvs: new Float32Array(2 * count),
    indices: Uint32Array.from(indices.flat()),
    joints: Uint16Array.from(joints),
    weights: Float32Array.from({ length: 4 * count }, (_, at) => (at % 4 === 0 ? 1 : 0)),
    welds: Uint32Array.from({ length: count }, (_, i) => i),
  };
}
