import type { Box, Size } from '../contracts/image.js';
import { keypointNames, type Keypoint, type Pose } from '../contracts/pose.js';

/** Makes a pose by giving each keypoint its value. */
export function mapPose(of: (name: (typeof keypointNames)[number]) => Keypoint): Pose {
  return Object.fromEntries(keypointNames.map((name) => [name, of(name)])) as unknown as Pose;
}

/** A pose in pixels of the frame, brought to the pixels of a box that was resized to `size`. */
export function poseInBox(pose: Pose, box: Box, size: Size): Pose {
  const scaleX = size.width / box.width;
  const scaleY = size.height / box.height;
  return mapPose((name) => ({
    x: (pose[name].x - box.x) * scaleX,
    y: (pose[name].y - box.y) * scaleY,
    score: pose[name].score,
  }));
}
