import { standardJoints, type Skeleton, type StandardJoint } from './skeleton.js';

/** For each joint the standard joint that it is or hangs on; joints above all of them belong to the hips. */
export function nearestStandardJoints({ joints, standard }: Skeleton): readonly StandardJoint[] {
  const nearest: StandardJoint[] = [];
  joints.forEach(({ parent }, index) => {
    const own = standardJoints.find((joint) => standard[joint] === index);
    nearest.push(own ?? nearest[parent] ?? 'hips');
  });
  return nearest;
}
