import { mapPose, type Keypoint, type KeypointName, type Pose } from '@drapeflow/core';

/** The keypoints that a model has: the shoulders at least. */
export type FoundKeypoints = Partial<Record<KeypointName, Keypoint>> & {
  readonly leftShoulder: Keypoint;
  readonly rightShoulder: Keypoint;
};

/**
 * Makes a pose of the keypoints that a model has. The neck, where it has none, is the middle of the shoulders,
 * as sure as the less sure of them; other keypoints that it lacks lie at the neck with the score 0.
 */
export function completePose(found: FoundKeypoints): Pose {
  const neck = found.neck ?? middle(found.leftShoulder, found.rightShoulder);
  return mapPose((name) => (name === 'neck' ? neck : (found[name] ?? { ...neck, score: 0 })));
}

function middle(a: Keypoint, b: Keypoint): Keypoint {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, score: Math.min(a.score, b.score) };
}
