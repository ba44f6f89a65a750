import { keypointNames, type Keypoint, type KeypointName, type Pose } from '@drapeflow/core';
import type { Person, PersonKeypoint } from '../people/person.js';
import { quaternionAt, rotate } from '../people/quaternion.js';
import type { Skeleton, SkeletonPose } from '../people/skeleton.js';
import { add, subtract, vectorAt, type Vector } from '../people/vector.js';
import { isVisible, projectPoint } from '../render/project.js';
import type { RenderedFrame } from '../render/rendered-frame.js';
import type { Camera } from '../render/view.js';

/** Joints lie inside the body, so deep at the most, metres. */
const deepestJoint = 0.16;

/** Where a camera sees the keypoints of a person; one that is hidden, or outside the frame, has the score 0. */
export function projectPose(
  { keypoints, skeleton }: Person,
  pose: SkeletonPose,
  camera: Camera,
  rendered: RenderedFrame,
): Pose {
  const project = (name: KeypointName): Keypoint => {
    const place = placeOf(keypoints[name], skeleton, pose);
    const projected = projectPoint(place, camera, rendered.image);
    const score = isVisible(projected, rendered, deepestJoint) ? 1 : 0;
    return { x: projected.x, y: projected.y, score };
  };
  const found = keypointNames.map((name) => [name, project(name)] as const);
  const projected = Object.fromEntries(found) as Record<KeypointName, Keypoint>;
  return { ...projected, neck: middleOf(projected.leftShoulder, projected.rightShoulder) };
}

function placeOf({ at, joint }: PersonKeypoint, { rest }: Skeleton, pose: SkeletonPose): Vector {
  const arm = subtract(at, vectorAt(rest, joint));
  return add(vectorAt(pose.positions, joint), rotate(quaternionAt(pose.rotations, joint), arm));
}

function middleOf(a: Keypoint, b: Keypoint): Keypoint {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, score: Math.min(a.score, b.score) };
}
