import { RandomNumbers } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { stickPerson, trunk } from '../../testing/stick-person.js';
import { inverse, quaternionAt, rotate } from '../people/quaternion.js';
import type { SkeletonPose } from '../people/skeleton.js';
import { add, distance, dot, subtract, vectorAt, type Vector } from '../people/vector.js';
import { createRandomMotion, randomKinds, type RandomKindName } from './random-motion.js';

const person = stickPerson();
const { skeleton } = person;
const { standard, rest } = skeleton;
const kinds = Object.keys(randomKinds) as RandomKindName[];
const seeds = [1, 2, 3, 4];

const known = new Map<string, SkeletonPose[]>();

/** The poses of a motion, 30 a second. */
function posesOf(kind: RandomKindName, seed: number): SkeletonPose[] {
  const key = `${kind} ${seed}`;
  const motion = createRandomMotion(kind, new RandomNumbers(seed));
  const poses =
    known.get(key) ??
    Array.from({ length: Math.floor(30 * motion.duration) }, (_, i) =>
      motion.poseOf(person, i / 30),
    );
  known.set(key, poses);
  return poses;
}

/** A point as seen from a joint, where it would be at rest. */
function atRest(point: Vector, joint: number, { rotations, positions }: SkeletonPose): Vector {
  const fromJoint = subtract(point, vectorAt(positions, joint));
  return add(vectorAt(rest, joint), rotate(inverse(quaternionAt(rotations, joint)), fromJoint));
}

/** Whether a point is in the trunk, whose upper part moves with the chest and its lower part with the hips. */
function isInTrunk(point: Vector, pose: SkeletonPose): boolean {
  const isInside = ([x, y, z]: Vector, low: number, high: number) =>
    y > low && y < high && Math.hypot(x / trunk.halfWidth, z / trunk.halfDepth) < 1;
  return (
    isInside(atRest(point, standard.hips, pose), 0.85, 1) ||
    isInside(atRest(point, standard.chest, pose), 1.1, trunk.top)
  );
}

const headingOf = ({ rotations }: SkeletonPose) => {
  const [x, , z] = rotate(quaternionAt(rotations, standard.hips), [0, 0, 1]);
  return Math.atan2(x, z);
};

describe.each(kinds)('random motion: %s', (kind) => {
  const runs = seeds.map((seed) => posesOf(kind, seed));
  const all = runs.flat();

  it('depends on its random numbers and the time alone', () => {
    const again = createRandomMotion(kind, new RandomNumbers(2));
    again.poseOf(person, 4);
    expect(again.poseOf(person, 1.5)).toEqual(runs[1]![45]);
    expect(runs[0]![45]).not.toEqual(runs[1]![45]);
  });

  it('has no jerks', () => {
    const fastest = runs.map((poses) => {
      const moved = poses.slice(1).flatMap((pose, i) =>
        skeleton.joints.map((_, joint) => {
          const before = vectorAt(poses[i]!.positions, joint);
          return distance(vectorAt(pose.positions, joint), before);
        }),
      );
      return Math.max(...moved);
    });
    // Metres in a thirtieth of a second: hands of lively speakers make 4 m/s and more.
    expect(Math.max(...fastest)).toBeLessThan(0.17);
    expect(Math.min(...fastest)).toBeGreaterThan(0.002);
  });

  it('keeps forearms and hands out of the trunk', () => {
    const inside = all.filter((pose) =>
      (['left', 'right'] as const).some((side) => {
        const elbow = vectorAt(pose.positions, standard[`${side}LowerArm`]);
        const wrist = vectorAt(pose.positions, standard[`${side}Hand`]);
        const points = [0.6, 1, 1.4, 1.7].map((along) => add(elbow, subtract(wrist, elbow), along));
        return points.some((point) => isInTrunk(point, pose));
      }),
    );
    expect(inside).toHaveLength(0);
  });

  it('keeps feet on the floor, or above it, and one always near it', () => {
    const lower = all.map(({ positions }) =>
      Math.min(positions[3 * standard.leftFoot + 1]!, positions[3 * standard.rightFoot + 1]!),
    );
    expect(Math.min(...lower)).toBeGreaterThan(0.07);
    expect(Math.max(...lower)).toBeLessThan(0.15);
  });

  it('bends knees and elbows only the way they bend', () => {
    // The joint is on this side of the line from the limb's beginning to its end.
    const bends = (pose: SkeletonPose, joints: readonly number[], to: Vector) => {
      const [start, middle, end] = joints.map((joint) => vectorAt(pose.positions, joint));
      const whole = subtract(end!, start!);
      const upper = subtract(middle!, start!);
      const aside = add(upper, whole, -dot(upper, whole) / dot(whole, whole));
      return dot(aside, to);
    };
    const worst = all.flatMap((pose) =>
      (['left', 'right'] as const).flatMap((side) => {
        const hips = quaternionAt(pose.rotations, standard.hips);
        const chest = quaternionAt(pose.rotations, standard.chest);
        const leg = (['UpperLeg', 'LowerLeg', 'Foot'] as const).map((j) => standard[`${side}${j}`]);
        const arm = (['UpperArm', 'LowerArm', 'Hand'] as const).map((j) => standard[`${side}${j}`]);
        const outDownBack: Vector = [side === 'left' ? 0.5 : -0.5, -0.6, -0.6];
        return [
          bends(pose, leg, rotate(hips, [0, 0, 1])),
          bends(pose, arm, rotate(chest, outDownBack)),
        ];
      }),
    );
    expect(Math.min(...worst)).toBeGreaterThan(0);
  });
});

describe('random motions of a kind', () => {
  it('turn to both sides, as far as 75° and no farther', () => {
    const headings = seeds.flatMap((seed) => posesOf('turning', seed)).map(headingOf);
    const degrees = headings.map((heading) => (heading * 180) / Math.PI);
    expect(Math.max(...degrees)).toBeGreaterThan(55);
    expect(Math.min(...degrees)).toBeLessThan(-55);
    expect(Math.max(...degrees.map(Math.abs))).toBeLessThan(79);
  });

  it('cross the torso with a hand when they gesture', () => {
    const crosses = seeds.filter((seed) =>
      posesOf('gesturing', seed).some((pose) => {
        const left = vectorAt(pose.positions, standard.leftHand);
        const right = vectorAt(pose.positions, standard.rightHand);
        const [x] = atRest(left, standard.chest, pose);
        const [otherX] = atRest(right, standard.chest, pose);
        return x < 0 || otherX > 0;
      }),
    );
    expect(crosses.length).toBeGreaterThanOrEqual(3);
  });

  it('bring hands above the head when arms are raised', () => {
    const highest = seeds.map((seed) =>
      Math.max(
        ...posesOf('raising-arms', seed).map(({ positions }) =>
          Math.max(positions[3 * standard.leftHand + 1]!, positions[3 * standard.rightHand + 1]!),
        ),
      ),
    );
    expect(Math.max(...highest)).toBeGreaterThan(1.75);
    expect(Math.min(...highest)).toBeGreaterThan(1.15);
  });

  it('walk on, and enter and leave', () => {
    const hips = (pose: SkeletonPose) => vectorAt(pose.positions, standard.hips);
    for (const seed of seeds) {
      const walk = posesOf('walking', seed);
      expect(distance(hips(walk[0]!), hips(walk.at(-1)!))).toBeGreaterThan(2);
      const pass = posesOf('passing', seed);
      expect(Math.abs(hips(pass[0]!)[0])).toBeGreaterThan(1.5);
      expect(Math.abs(hips(pass.at(-1)!)[0])).toBeGreaterThan(1.4);
      const closest = Math.min(...pass.map((pose) => Math.abs(hips(pose)[0])));
      expect(closest).toBeLessThan(0.05);
    }
  });
});
