import type { Keypoint } from '../contracts/pose.js';

/** Where a keypoint was found, `time` frames after the frame that is smoothed (before it if negative). */
export interface Sample extends Keypoint {
  readonly time: number;
}

/** The most frames in a row that are filled. */
const longestGap = 3;
/** How far a keypoint moves at most in a frame of a gap that is filled, in lengths of the torso. */
const longestStep = 0.5;
/** Standard deviation of the weight in time, in frames. */
const timeDeviation = 2;
/** Standard deviation of the weight by distance from the motion, in lengths of the torso. */
const rangeDeviation = 0.05;
/** A jump that is taken back in the next frame and is longer than this, in lengths of the torso, is an error. */
const spikeLength = 0.2;

/**
 * A bilateral filter along the motion (after Tomasi, Manduchi 1998): the keypoint's velocity is estimated,
 * and samples count the less the further they are in time and from that motion. Even motion is thus neither
 * blurred nor lagged, a jump stays a jump, and jitter is averaged away.
 * @param samples those that are sure, in order of time
 * @param scale the length of the torso in pixels
 * @returns undefined where the keypoint is not there and cannot be put between two samples
 */
export function smoothKeypoint(samples: readonly Sample[], scale: number): Keypoint | undefined {
  const before = samples.findLast(({ time }) => time < 0);
  const after = samples.find(({ time }) => time > 0);
  const found = samples.find(({ time }) => time === 0);
  const between = before && after && interpolate(before, after, scale);
  const isWrong = found && between && isSpike(found, before, after, scale);
  const own = isWrong ? between : (found ?? between);
  if (!own) return undefined;
  const velocityX = calmerMedian(slopes(samples, own, 'x'));
  const velocityY = calmerMedian(slopes(samples, own, 'y'));
  const sum = { weight: own.score, x: own.score * own.x, y: own.score * own.y };
  const scores = { weight: 1, score: own.score };
  for (const { time, x, y, score } of samples) {
    if (time === 0) continue;
    const inTime = gaussian(time / timeDeviation);
    const offX = x - own.x - velocityX * time;
    const offY = y - own.y - velocityY * time;
    const weight = score * inTime * gaussian(Math.hypot(offX, offY) / (rangeDeviation * scale));
    sum.weight += weight;
    sum.x += weight * (x - velocityX * time);
    sum.y += weight * (y - velocityY * time);
    scores.weight += inTime;
    scores.score += inTime * score;
  }
  return {
    x: sum.x / sum.weight,
    y: sum.y / sum.weight,
    score: scores.score / scores.weight,
  };
}

/** The keypoint put between two samples, as sure as the less sure; undefined where they are too far apart. */
function interpolate(before: Sample, after: Sample, scale: number): Sample | undefined {
  const frames = after.time - before.time;
  const way = Math.hypot(after.x - before.x, after.y - before.y);
  if (frames > longestGap + 1 || way > longestStep * scale * frames) return undefined;
  const part = -before.time / frames;
  return {
    time: 0,
    x: before.x + part * (after.x - before.x),
    y: before.y + part * (after.y - before.y),
    score: Math.min(before.score, after.score),
  };
}

/** Whether the keypoint leaves its way for this frame only. */
function isSpike(own: Sample, before: Sample, after: Sample, scale: number): boolean {
  const there = Math.hypot(own.x - before.x, own.y - before.y);
  const back = Math.hypot(own.x - after.x, own.y - after.y);
  const apart = Math.hypot(after.x - before.x, after.y - before.y);
  return Math.min(there, back) > spikeLength * scale && apart < Math.min(there, back) / 2;
}

function slopes(samples: readonly Sample[], own: Sample, axis: 'x' | 'y'): number[] {
  return samples
    .filter(({ time }) => time !== 0)
    .map((sample) => (sample[axis] - own[axis]) / sample.time);
}

/** The median; of the two in the middle the one nearer to 0, so that rest wins beside a jump. 0 of nothing. */
function calmerMedian(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  const [lower, upper] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return Math.abs(lower) < Math.abs(upper) ? lower : upper;
}

/** exp(−deviations² / 2). */
function gaussian(deviations: number): number {
  return Math.exp((-deviations * deviations) / 2);
}
