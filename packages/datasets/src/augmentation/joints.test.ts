import { keypointNames, mapPose, RandomNumbers, type Pose } from '@drapeflow/core';
import { describe, expect, test } from 'vitest';
import { bothViews, exactSample } from '../testing/exact-sample.js';
import { dropJoints } from './joint-dropout.js';
import { jitterJoints } from './joint-jitter.js';
import type { SequenceSample } from './sequence-sample.js';

/** A person who stands still for long: the box around the joints is 200 high. */
function still(times: number): SequenceSample {
  const pose = mapPose((name) => ({
    x: name.startsWith('left') ? 60 : 40,
    y: name === 'nose' ? 20 : name.endsWith('Ankle') ? 220 : 100,
    score: 0.9,
  }));
  const image = { width: 1, height: 1, data: new Uint8Array(3) };
  return { garment: { image }, frames: Array.from({ length: times }, () => ({ image, pose })) };
}
const posesOf = ({ frames }: SequenceSample): Pose[] => frames.map(({ pose }) => pose!);
const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;

const jitter = { probability: 1, wandering: 0.4, trembling: 0.3, persistence: 0.9, doubt: 0.5 };
const dropout = { probability: 1, share: 0.1, frames: 5, astray: 3 };

describe('A pose estimator that is not exact', () => {
  const poses = posesOf(jitterJoints(still(20_000), new RandomNumbers(1), jitter));
  const offOf = (joint: keyof Pose, axis: 'x' | 'y', from: number) =>
    poses.map((pose) => pose[joint][axis] - from);

  test.each([
    ['leftHip', 'x', 60, 0.107],
    ['leftHip', 'y', 100, 0.107],
    ['nose', 'y', 20, 0.026],
    ['rightWrist', 'x', 40, 0.062],
  ] as const)('is off at %s, %s, as far as asked for.', (joint, axis, from, sigma) => {
    // Both errors together, by COCO's sigma and the square root of the area, 0.4 · 200.
    const expected = Math.hypot(0.4, 0.3) * sigma * 0.4 * 200;
    const off = offOf(joint, axis, from);
    expect(Math.abs(mean(off))).toBeLessThan(0.1 * expected);
    expect(Math.sqrt(mean(off.map((v) => v * v))) / expected).toBeCloseTo(1, 1);
  });

  test('wanders from frame to frame, and trembles beside.', () => {
    const off = offOf('leftKnee', 'x', 60);
    const power = mean(off.map((v) => v * v));
    const share = 0.4 ** 2 / (0.4 ** 2 + 0.3 ** 2);
    for (const lag of [1, 5]) {
      const product = mean(off.slice(lag).map((v, i) => v * off[i]!));
      expect(product / power).toBeCloseTo(share * 0.9 ** lag, 1);
    }
  });

  test('is less sure the further off it is.', () => {
    for (const { leftHip } of poses.slice(0, 500)) {
      const far = Math.hypot(leftHip.x - 60, leftHip.y - 100) / (0.107 * 80);
      expect(leftHip.score).toBeCloseTo(0.9 * (1 - 0.5 * Math.min(1, far / 1.5)), 5);
    }
  });

  test('changes poses alone, and is off in each view by itself.', () => {
    const sample = exactSample(2);
    const jittered = jitterJoints(sample, new RandomNumbers(2), jitter);
    bothViews(jittered).forEach((frame, view) => {
      const { pose: before, inOtherGarment, ...same } = bothViews(sample)[view]!;
      expect(frame.pose).not.toEqual(before);
      for (const part of Object.keys(same) as (keyof typeof same)[]) {
        expect(frame[part]).toBe(same[part]);
      }
      expect(Boolean(frame.inOtherGarment)).toBe(Boolean(inOtherGarment));
    });
    const [frame] = jittered.frames;
    expect(frame!.pose).not.toEqual(frame!.inOtherGarment!.pose);
    expect(jittered.garment).toBe(sample.garment);
  });

  test('that is exact changes nothing.', () => {
    const sample = exactSample(2);
    const exact = { ...jitter, wandering: 0, trembling: 0 };
    expect(jitterJoints(sample, new RandomNumbers(3), exact)).toEqual(sample);
  });
});

describe('A pose estimator that loses joints', () => {
  const times = 20_000;
  const poses = posesOf(dropJoints(still(times), new RandomNumbers(4), dropout));
  const [before] = posesOf(still(1));
  const lost = (joint: keyof Pose) => poses.map((pose) => pose[joint].score === 0);

  test('loses as many as asked for, at the first frame as at any.', () => {
    for (const joint of ['nose', 'leftAnkle'] as const) {
      expect(lost(joint).filter(Boolean).length / times).toBeCloseTo(0.1, 1);
    }
    let first = 0;
    for (let seed = 0; seed < 400; seed++) {
      const [pose] = posesOf(dropJoints(still(1), new RandomNumbers(seed), dropout));
      first += keypointNames.filter((name) => pose![name].score === 0).length;
    }
    expect(first / (400 * keypointNames.length)).toBeCloseTo(0.1, 1);
  });

  test('finds them again after as many frames, on average.', () => {
    const isLost = lost('leftElbow');
    const runs = isLost.filter((value, i) => value && !isLost[i - 1]).length;
    expect(isLost.filter(Boolean).length / runs).toBeGreaterThan(4.4);
    expect(isLost.filter(Boolean).length / runs).toBeLessThan(5.6);
  });

  test('guesses where they are, and leaves the others alone.', () => {
    const off: number[] = [];
    const found = new Set<string>();
    for (const { leftHip } of poses) {
      if (leftHip.score === 0) off.push(leftHip.x - before!.leftHip.x);
      else found.add(JSON.stringify(leftHip));
    }
    expect([...found]).toEqual([JSON.stringify(before!.leftHip)]);
    const expected = 3 * 0.107 * 80;
    expect(Math.sqrt(mean(off.map((v) => v * v))) / expected).toBeGreaterThan(0.85);
    expect(Math.sqrt(mean(off.map((v) => v * v))) / expected).toBeLessThan(1.15);
  });

  test('but none changes nothing.', () => {
    const sample = exactSample(2);
    const none = { ...dropout, share: 0 };
    expect(dropJoints(sample, new RandomNumbers(5), none)).toEqual(sample);
  });
});
