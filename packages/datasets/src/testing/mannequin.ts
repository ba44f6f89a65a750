import { keypointNames, type KeypointName } from '@drapeflow/core';
import { parents } from '../studio/people/made/made-skeleton.js';
import type { Person, PersonKeypoint, SkinnedMesh } from '../studio/people/person.js';
import { standardJoints, type Skeleton, type StandardJoint } from '../studio/people/skeleton.js';
import type { Vector } from '../studio/people/vector.js';

const places: Record<StandardJoint, Vector> = {
  hips: [0, 0.9, 0],
  spine: [0, 1, 0],
  chest: [0, 1.15, 0],
  neck: [0, 1.4, 0],
  head: [0, 1.5, 0],
  leftShoulder: [0.03, 1.36, 0],
  leftUpperArm: [0.17, 1.33, 0],
  leftLowerArm: [0.35, 1.13, 0],
  leftHand: [0.52, 0.94, 0],
  rightShoulder: [-0.03, 1.36, 0],
  rightUpperArm: [-0.17, 1.33, 0],
  rightLowerArm: [-0.35, 1.13, 0],
  rightHand: [-0.52, 0.94, 0],
  leftUpperLeg: [0.09, 0.86, 0],
  leftLowerLeg: [0.09, 0.47, 0],
  leftFoot: [0.09, 0.08, 0],
  rightUpperLeg: [-0.09, 0.86, 0],
  rightLowerLeg: [-0.09, 0.47, 0],
  rightFoot: [-0.09, 0.08, 0],
};

const indexOf = (joint: StandardJoint) => standardJoints.indexOf(joint);

/** A ring of a tube: its middle, half its width from side to side and from front to back, and the joint it follows. */
interface Ring {
  readonly at: Vector;
  readonly aside: number;
  readonly deep: number;
  readonly joint: StandardJoint;
}

const ring = (at: Vector, aside: number, deep: number, joint: StandardJoint): Ring => ({
  at,
  aside,
  deep,
  joint,
});

const trunk = [
  ring([0, 0.4, 0], 0.17, 0.11, 'hips'),
  ring([0, 0.9, 0], 0.17, 0.12, 'hips'),
  ring([0, 1.05, 0], 0.14, 0.1, 'spine'),
  ring([0, 1.22, 0], 0.16, 0.11, 'chest'),
  ring([0, 1.34, 0], 0.17, 0.09, 'chest'),
  ring([0, 1.38, 0], 0.13, 0.075, 'chest'),
  ring([0, 1.41, 0], 0.07, 0.06, 'chest'),
  ring([0, 1.44, 0], 0.055, 0.055, 'neck'),
  ring([0, 1.52, 0], 0.055, 0.055, 'neck'),
];

const arm = (side: 'left' | 'right') => {
  const x = side === 'left' ? 1 : -1;
  return [
    ring([0.13 * x, 1.345, 0], 0.045, 0.05, `${side}UpperArm`),
    ring([0.18 * x, 1.32, 0], 0.055, 0.055, `${side}UpperArm`),
    ring([0.35 * x, 1.13, 0], 0.042, 0.042, `${side}LowerArm`),
    ring([0.52 * x, 0.94, 0], 0.03, 0.03, `${side}LowerArm`),
  ];
};

const sectors = 20;
const steps = 8;

/** A person of tubes, the left half the mirror image of the right one, in straight trousers. */
export function mannequin(): Person {
  const body = joined([tube(trunk), tube(arm('left')), tube(arm('right'))]);
  const plain = { width: 1, height: 1, channels: 3, data: Uint8Array.of(200, 160, 140) } as const;
  const trousers = tube([
    ring([0, 0.4, 0], 0.18, 0.12, 'hips'),
    ring([0, 0.98, 0], 0.175, 0.125, 'hips'),
  ]);
  const keypoints = Object.fromEntries(
    keypointNames.map((name): [string, PersonKeypoint] => [name, { at: [0, 1.6, 0], joint: 0 }]),
  ) as Record<KeypointName, PersonKeypoint>;
  return {
    name: 'mannequin',
    skeleton: mannequinSkeleton(),
    body,
    partOfTriangle: new Uint8Array(body.indices.length / 3),
    shell: body,
    skin: plain,
    skinTint: [1, 1, 1],
    pieces: [
      {
        kind: 'lower-clothes',
        mesh: trousers,
        texture: plain,
        tint: [1, 1, 1],
        label: 'lower-clothes',
        isTwoSided: false,
      },
    ],
    armAbduction: 0,
    keypoints,
  };
}

function mannequinSkeleton(): Skeleton {
  return {
    joints: standardJoints.map((name) => {
      const parent = parents[name];
      return { name, parent: parent === undefined ? -1 : indexOf(parent) };
    }),
    rest: Float32Array.from(standardJoints.flatMap((name) => places[name])),
    standard: Object.fromEntries(standardJoints.map((name, index) => [name, index])) as Record<
      StandardJoint,
      number
    >,
  };
}

/** A tube through rings, which stand across its first and last middle. */
function tube(rings: readonly Ring[]): SkinnedMesh {
  const positions: number[] = [];
  const joints: number[] = [];
  const weights: number[] = [];
  const [first, last] = [rings[0].at, rings[rings.length - 1].at];
  const length = Math.hypot(last[0] - first[0], last[1] - first[1]);
  // Across the tube, from side to side.
  const across = [(last[1] - first[1]) / length, -(last[0] - first[0]) / length];
  for (let row = 0; row <= (rings.length - 1) * steps; row++) {
    const from = rings[Math.min(Math.floor(row / steps), rings.length - 2)];
    const to = rings[rings.indexOf(from) + 1];
    const part = row / steps - rings.indexOf(from);
    const mix = (a: number, b: number) => a + (b - a) * part;
    for (let sector = 0; sector < sectors; sector++) {
      const angle = (2 * Math.PI * sector) / sectors;
      const aside = mix(from.aside, to.aside) * Math.cos(angle);
      positions.push(
        mix(from.at[0], to.at[0]) + aside * across[0],
        mix(from.at[1], to.at[1]) + aside * across[1],
        mix(from.at[2], to.at[2]) + mix(from.deep, to.deep) * Math.sin(angle),
      );
      joints.push(indexOf(from.joint), indexOf(to.joint), 0, 0);
      weights.push(1 - part, part, 0, 0);
    }
  }
  const indices: number[] = [];
  for (let row = 0; row < (rings.length - 1) * steps; row++) {
    for (let sector = 0; sector < sectors; sector++) {
      const [a, b] = [row * sectors + sector, row * sectors + ((sector + 1) % sectors)];
      indices.push(a, a + sectors, b, b, a + sectors, b + sectors);
    }
  }
  return meshOf(positions, joints, weights, indices);
}

function joined(meshes: readonly SkinnedMesh[]): SkinnedMesh {
  let start = 0;
  const indices = meshes.flatMap((mesh) => {
    const moved = Array.from(mesh.indices, (index) => index + start);
    start += mesh.welds.length;
    return moved;
  });
  return meshOf(
    meshes.flatMap(({ positions }) => [...positions]),
    meshes.flatMap(({ joints }) => [...joints]),
    meshes.flatMap(({ weights }) => [...weights]),
    indices,
  );
}

function meshOf(
  positions: readonly number[],
  joints: readonly number[],
  weights: readonly number[],
  indices: readonly number[],
): SkinnedMesh {
  const vertices = positions.length / 3;
  return {
    positions: Float32Array.from(positions),
    uvs: new Float32Array(2 * vertices),
    indices: Uint32Array.from(indices),
    joints: Uint16Array.from(joints),
    weights: Float32Array.from(weights),
    welds: Uint32Array.from({ length: vertices }, (_, vertex) => vertex),
  };
}
