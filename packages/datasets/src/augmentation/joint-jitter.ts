import {
  keypointNames,
  mapPose,
  type DatasetFrame,
  type Pose,
  type RandomNumbers,
} from '@drapeflow/core';
import { z } from 'zod';
import { drift } from './drift.js';
import { jointSpreads } from './joint-spread.js';
import { probability } from './probability.js';
import { changeEstimates, type SequenceSample } from './sequence-sample.js';

const spread = (standard: number, what: string) =>
  z
    .number()
    .min(0)
    .max(3)
    .default(standard)
    .describe(`${what}, as a deviation by how far people differ in where they mark the joint.`);

export const jointJitterOptions = z.strictObject({
  probability: probability(0.8),
  wandering: spread(0.35, 'How far a joint wanders from where it is'),
  trembling: spread(0.12, 'How far it is off in each frame anew'),
  persistence: z
    .number()
    .min(0)
    .max(1)
    .default(0.9)
    .describe('How much of the wandering is left in the next frame.'),
  doubt: z
    .number()
    .min(0)
    .max(1)
    .default(0.2)
    .describe('How much lower scores get, at the most; the more, the further off a joint is.'),
});

type JointJitterOptions = z.output<typeof jointJitterOptions>;

/** Beyond so many times as far as people differ an estimate is as doubtful as it gets. */
const farthest = 1.5;

/** Poses as an estimator finds them. Only poses change. */
export function jitterJoints(
  sample: SequenceSample,
  random: RandomNumbers,
  options: JointJitterOptions,
): SequenceSample {
  return changeEstimates(sample, (frames) => jitter(frames, random, options));
}

function jitter(
  frames: readonly DatasetFrame[],
  random: RandomNumbers,
  { wandering, trembling, persistence, doubt }: JointJitterOptions,
): readonly DatasetFrame[] {
  const coordinates = 2 * keypointNames.length;
  const slow = drift(frames.length, coordinates, persistence, random);
  const quick = drift(frames.length, coordinates, 0, random);
  return frames.map((frame, time) => {
    if (!frame.pose) return frame;
    const off = new Float32Array(coordinates);
    for (let i = 0; i < coordinates; i++) {
      const at = time * coordinates + i;
      off[i] = wandering * slow[at]! + trembling * quick[at]!;
    }
    return { ...frame, pose: displace(frame.pose, off, doubt) };
  });
}

/** @param off x and y of each joint, by how far people differ */
function displace(pose: Pose, off: Float32Array, doubt: number): Pose {
  const spreads = jointSpreads(pose);
  return mapPose((name) => {
    const joint = keypointNames.indexOf(name);
    const { x, y, score } = pose[name];
    const [right, down] = [off[2 * joint]!, off[2 * joint + 1]!];
    const doubtful = Math.min(1, Math.hypot(right, down) / farthest);
    return {
      x: x + spreads[joint]! * right,
      y: y + spreads[joint]! * down,
      score: score * (1 - doubt * doubtful),
    };
  });
}
