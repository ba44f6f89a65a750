import { describe, expect, it } from 'vitest';
import { placeJoints, turnBranch, worldRotations } from './place-joints.js';
import { aboutAxis, noRotation } from './quaternion.js';
import type { Skeleton } from './skeleton.js';

/** A chain of three joints, 1 m apart along x, and one beside the last. */
const skeleton = {
  joints: [
    { name: 'a', parent: -1 },
    { name: 'b', parent: 0 },
    { name: 'c', parent: 1 },
    { name: 'd', parent: 0 },
  ],
  rest: Float32Array.from([0, 0, 0, 1, 0, 0, 2, 0, 0, 0, 0, 1]),
} as unknown as Skeleton;
const quarter = aboutAxis([0, 0, 1], Math.PI / 2);

function near(received: Float32Array, expected: readonly number[]) {
  expect(received).toHaveLength(expected.length);
  received.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 6));
}

describe('joints', () => {
  it('hang on their parents, which turn them', () => {
    const local = [noRotation, quarter, noRotation, noRotation];
    const pose = placeJoints(skeleton, worldRotations(skeleton, local), [5, 0, 0]);
    near(pose.positions, [5, 0, 0, 6, 0, 0, 6, 1, 0, 5, 0, 1]);
    near(pose.rotations.subarray(8, 12), quarter);
  });

  it('turn with all that hangs on them, and nothing else', () => {
    const pose = placeJoints(skeleton, [noRotation, noRotation, noRotation, noRotation], [0, 0, 0]);
    turnBranch(skeleton, pose, 1, quarter);
    near(pose.positions, [0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1]);
    near(pose.rotations.subarray(12, 16), noRotation);
  });
});
