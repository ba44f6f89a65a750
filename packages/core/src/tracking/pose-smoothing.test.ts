import { describe, expect, it } from 'vitest';
import { mapPose } from '../arithmetic/pose-in-box.js';
import type { Pose } from '../contracts/pose.js';
import { paperDoll } from '../testing/paper-doll.js';
import { smoothPoses } from './pose-smoothing.js';

interface Frame {
  readonly index: number;
  readonly pose: Pose | undefined;
}

const doll = paperDoll().pose;

function moved(dx: number, dy = 0, jitter = () => 0): Pose {
  return mapPose((name) => ({
    x: doll[name].x + dx + jitter(),
    y: doll[name].y + dy + jitter(),
    score: 0.9,
  }));
}

/** Normal deviates from a fixed seed (Park, Miller 1988; Box, Muller 1958). */
function deviates(seed: number): () => number {
  const uniform = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

async function smooth(poses: readonly (Pose | undefined)[]): Promise<Frame[]> {
  async function* frames(): AsyncGenerator<Frame> {
    for (const [index, pose] of poses.entries()) yield { index, pose };
  }
  const out: Frame[] = [];
  for await (const frame of smoothPoses(frames())) out.push(frame);
  return out;
}

/** Root mean square of the distance of all keypoints from where they truly are. */
function error(poses: readonly (Pose | undefined)[], truth: readonly Pose[]): number {
  const squares = poses.flatMap((pose, index) =>
    Object.entries(truth[index]).map(([name, at]) => {
      const keypoint = pose![name as keyof Pose];
      return (keypoint.x - at.x) ** 2 + (keypoint.y - at.y) ** 2;
    }),
  );
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}

describe('smoothing poses', () => {
  it('gives every frame back, in order, with all that it holds', async () => {
    for (const length of [0, 1, 2, 5, 20]) {
      const frames = await smooth(Array.from({ length }, () => doll));
      expect(frames.map(({ index }) => index)).toEqual(Array.from({ length }, (_, i) => i));
    }
  });

  it('reads no more than three frames ahead', async () => {
    let read = 0;
    async function* frames(): AsyncGenerator<Frame> {
      for (; read < 50;) yield { index: read++, pose: doll };
    }
    const smoothed = smoothPoses(frames());
    for (let index = 0; index < 20; index++) {
      await smoothed.next();
      expect(read).toBeLessThanOrEqual(index + 4);
    }
  });

  it('halves the jitter of a person who stands still or walks', async () => {
    for (const speed of [0, 4]) {
      const jitter = deviates(7);
      const truth = Array.from({ length: 100 }, (_, index) => moved(speed * index));
      const noisy = truth.map((_, index) => moved(speed * index, 0, jitter));
      const smoothed = (await smooth(noisy)).map(({ pose }) => pose);
      expect(error(smoothed, truth)).toBeLessThan(error(noisy, truth) / 2);
    }
  });

  it('does not lag behind a fast motion by a tenth of a frame', async () => {
    const speed = 25;
    const jitter = deviates(11);
    const noisy = Array.from({ length: 60 }, (_, index) => moved(speed * index, 0, jitter));
    const smoothed = await smooth(noisy);
    const offs = smoothed.map(({ pose, index }) => pose!.neck.x - doll.neck.x - speed * index);
    const meanOff = offs.reduce((sum, off) => sum + off, 0) / offs.length;
    expect(Math.abs(meanOff)).toBeLessThan(0.1 * speed);
    expect(Math.max(...offs.map(Math.abs))).toBeLessThan(4);
  });

  it('keeps the turning points of a swinging arm', async () => {
    const swing = (index: number) => moved(40 * Math.sin((2 * Math.PI * index) / 20));
    const truth = Array.from({ length: 60 }, (_, index) => swing(index));
    const smoothed = (await smooth(truth)).map(({ pose }) => pose!);
    const reach = Math.max(...smoothed.map((pose) => pose.neck.x)) - doll.neck.x;
    expect(reach).toBeGreaterThan(0.9 * 40);
  });

  it('fills up to three frames without the person, and no more', async () => {
    const walk = Array.from({ length: 20 }, (_, index) => moved(3 * index));
    const hidden = (count: number) =>
      walk.map((pose, i) => (i < 8 || i >= 8 + count ? pose : undefined));
    const short = await smooth(hidden(3));
    for (const { pose, index } of short) expect(pose!.neck.x).toBeCloseTo(walk[index].neck.x, 6);
    const long = await smooth(hidden(4));
    expect(long.filter(({ pose }) => !pose).map(({ index }) => index)).toEqual([8, 9, 10, 11]);
  });

  it('fills a keypoint that is not sure, and leaves one that never was as it is', async () => {
    const poses = Array.from({ length: 9 }, (_, index) => ({
      ...moved(index),
      leftWrist: { x: index === 4 ? 0 : 50 + index, y: 60, score: index === 4 ? 0.05 : 0.9 },
      leftKnee: { x: 7, y: 8, score: 0.01 },
    }));
    const { pose } = (await smooth(poses))[4];
    expect(pose!.leftWrist.x).toBeCloseTo(54, 6);
    expect(pose!.leftKnee).toEqual({ x: 7, y: 8, score: 0.01 });
  });
});
