import { mapPose, type Pose, type Size } from '@drapeflow/core';

/** How sure pose estimators are, about, of joints that something hides. */
const guessScore = 0.5;

/**
 * A pose in which joints within the frame that are not seen are guessed, as pose estimators do: from the side a far
 * shoulder is hidden, and yet they tell where it is.
 */
export function guessHidden(pose: Pose, { width, height }: Size): Pose {
  return mapPose((name) => {
    const { x, y, score } = pose[name];
    const isInside = x >= 0 && y >= 0 && x < width && y < height;
    return { x, y, score: score === 0 && isInside ? guessScore : score };
  });
}
