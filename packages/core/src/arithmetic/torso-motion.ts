import type { Point } from '../contracts/image.js';
import type { Pose } from '../contracts/pose.js';

/** The similarity that takes the torso of one pose to that of another. */
export function torsoMotion(from: Pose, to: Pose): (point: Point) => Point {
  const joints = ['leftShoulder', 'rightShoulder', 'leftHip', 'rightHip'] as const;
  const mean = (pose: Pose) => ({
    x: joints.reduce((sum, joint) => sum + pose[joint].x, 0) / joints.length,
    y: joints.reduce((sum, joint) => sum + pose[joint].y, 0) / joints.length,
  });
  const [a, b] = [mean(from), mean(to)];
  let along = 0;
  let across = 0;
  let size = 0;
  for (const joint of joints) {
    const [px, py] = [from[joint].x - a.x, from[joint].y - a.y];
    const [qx, qy] = [to[joint].x - b.x, to[joint].y - b.y];
    along += px * qx + py * qy;
    across += px * qy - py * qx;
    size += px * px + py * py;
  }
  const cosine = size > 0 ? along / size : 1;
  const sine = size > 0 ? across / size : 0;
  return ({ x, y }) => ({
    x: b.x + cosine * (x - a.x) - sine * (y - a.y),
    y: b.y + sine * (x - a.x) + cosine * (y - a.y),
  });
}
