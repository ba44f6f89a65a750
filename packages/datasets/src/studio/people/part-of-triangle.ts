import { bodyParts, type SkinnedMesh } from './person.js';
import { nearestStandardJoints } from './nearest-standard-joints.js';
import type { Skeleton, StandardJoint } from './skeleton.js';

type BodyPart = (typeof bodyParts)[number];

const partOfJoint: Readonly<Record<StandardJoint, BodyPart>> = {
  hips: 'pelvis',
  spine: 'torso',
  chest: 'torso',
  neck: 'neck',
  head: 'head',
  leftShoulder: 'torso',
  leftUpperArm: 'leftUpperArm',
  leftLowerArm: 'leftForearm',
  leftHand: 'leftHand',
  rightShoulder: 'torso',
  rightUpperArm: 'rightUpperArm',
  rightLowerArm: 'rightForearm',
  rightHand: 'rightHand',
  leftUpperLeg: 'leftThigh',
  leftLowerLeg: 'leftCalf',
  leftFoot: 'leftFoot',
  rightUpperLeg: 'rightThigh',
  rightLowerLeg: 'rightCalf',
  rightFoot: 'rightFoot',
};

/**
 * What each triangle belongs to: the part whose joints, or joints below them, move its corners most.
 * @returns indices into `bodyParts`, [triangles]
 */
export function partOfTriangle(mesh: SkinnedMesh, skeleton: Skeleton): Uint8Array {
  const partOf = nearestStandardJoints(skeleton).map((joint) =>
    bodyParts.indexOf(partOfJoint[joint]),
  );
  const shares = new Float32Array(bodyParts.length);
  const parts = new Uint8Array(mesh.indices.length / 3);
  for (let triangle = 0; triangle < parts.length; triangle++) {
    shares.fill(0);
    for (let corner = 3 * triangle; corner < 3 * triangle + 3; corner++) {
      const vertex = mesh.indices[corner]!;
      for (let k = 4 * vertex; k < 4 * vertex + 4; k++) {
        const part = partOf[mesh.joints[k]!]!;
        shares[part] = shares[part]! + mesh.weights[k]!;
      }
    }
    let most = 0;
    for (let part = 1; part < shares.length; part++) if (shares[part]! > shares[most]!) most = part;
    parts[triangle] = most;
  }
  return parts;
}
