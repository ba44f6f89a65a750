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

export const jointDropoutOptions = z.strictObject({
  probability: probability(0.5),
  share: z.number().min(0).max(0.5).default(0.05).describe('The share of joints that are lost.'),
  frames: z.number().min(1).default(4).describe('For how many frames a joint is lost on average.'),
  astray: z
    .number()
    .min(0)
    .max(10)
    .default(3)
    .describe('How far a lost joint is off, as a deviation by how far people differ.'),
});

type JointDropoutOptions = z.output<typeof jointDropoutOptions>;

/** How much of where a lost joint is taken to be is left in the next frame. */
const persistence = 0.8;

/** Poses of which an estimator loses joints for some frames: the score is 0, and the place a guess. Only poses change. */
export function dropJoints(
  sample: SequenceSample,
  random: RandomNumbers,
  options: JointDropoutOptions,
): SequenceSample {
  return changeEstimates(sample, (frames) => drop(frames, random, options));
}

function drop(
  frames: readonly DatasetFrame[],
  random: RandomNumbers,
  { share, frames: length, astray }: JointDropoutOptions,
): readonly DatasetFrame[] {
  const joints = keypointNames.length;
  const lost = losses(frames.length, share, length, random);
  const off = drift(frames.length, 2 * joints, persistence, random);
  return frames.map((frame, time) => {
    if (!frame.pose) return frame;
    const at = time * joints;
    const isLost = lost.subarray(at, at + joints);
    const places = off.subarray(2 * at, 2 * (at + joints));
    return { ...frame, pose: lose(frame.pose, isLost, places, astray) };
  });
}

/** Whether each joint is lost at each time, 1 or 0: a Markov chain whose share of losses is the same at all times. */
function losses(times: number, share: number, length: number, random: RandomNumbers): Uint8Array {
  const joints = keypointNames.length;
  const lost = new Uint8Array(times * joints);
  const found = 1 / length;
  const lose = (found * share) / (1 - share);
  for (let i = 0; i < lost.length; i++) {
    const chance = i < joints ? share : lost[i - joints] ? 1 - found : lose;
    lost[i] = random.uniform() < chance ? 1 : 0;
  }
  return lost;
}

function lose(pose: Pose, isLost: Uint8Array, off: Float32Array, astray: number): Pose {
  const spreads = jointSpreads(pose);
  return mapPose((name) => {
    const joint = keypointNames.indexOf(name);
    if (!isLost[joint]) return pose[name];
    const far = astray * spreads[joint]!;
    const { x, y } = pose[name];
    return { x: x + far * off[2 * joint]!, y: y + far * off[2 * joint + 1]!, score: 0 };
  });
}
