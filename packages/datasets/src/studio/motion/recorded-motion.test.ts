import { join } from 'node:path';
import { RandomNumbers } from '@drapeflow/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { bodiesFolder, bodiesReader, json, motionsFolder } from '../../testing/bodies-reader.js';
import { stickPerson } from '../../testing/stick-person.js';
import type { Cast } from '../people/cast.js';
import { createGltfCast } from '../people/gltf-cast.js';
import { makehumanLayout } from '../people/makehuman-layout.js';
import type { Person } from '../people/person.js';
import { quaternionAt, rotate } from '../people/quaternion.js';
import { standardJoints, type StandardJoint } from '../people/skeleton.js';
import { distance, vectorAt } from '../people/vector.js';
import { readMotions, type RecordedMotions } from './read-motions.js';
import { createRecordedMotion } from './recorded-motion.js';

describe.skipIf(!bodiesFolder || !motionsFolder)('a recorded motion', () => {
  let motions: RecordedMotions;
  let cast: Cast;
  let person: Person;
  beforeAll(async () => {
    motions = await readMotions(join(motionsFolder!, 'motions.json'));
    cast = await createGltfCast({ folder: bodiesFolder!, layout: makehumanLayout });
    person = await cast.choose(new RandomNumbers(1));
  });
  const motion = (name: string) =>
    createRecordedMotion(
      motions,
      motions.clips.find((clip) => clip.name === name)!,
    );

  it.each(['signal_1a', 'walk_turn_4', 'arms_crossed', 'turntable_1', 'stretch_up'])(
    'moves a body as the reference reader does: %s',
    async (name) => {
      const reader = await bodiesReader();
      const theirs = json(motionsFolder!, 'motions.json').clips.find(
        (clip: { name: string }) => clip.name === name,
      );
      for (const seed of [1, 2, 3]) {
        const somebody = await cast.choose(new RandomNumbers(seed));
        for (const frame of [0, 37, 80, theirs.frames - 1]) {
          const pose = motion(name).poseOf(somebody, frame / 30);
          reader.pose(somebody.name, theirs, frame).forEach(({ q, p }, joint) => {
            expect(distance(vectorAt(pose.positions, joint), vectorAt(p, 0))).toBeLessThan(1e-4);
            const same = quaternionAt(pose.rotations, joint).reduce((s, v, i) => s + v * q[i]!, 0);
            expect(Math.abs(same)).toBeCloseTo(1, 5);
          });
        }
      }
    },
  );

  it('is half way between two frames at the time half way between them', () => {
    const at = (seconds: number) => motion('walk_1').poseOf(person, seconds).positions;
    const [before, between, after] = [at(1), at(1 + 0.5 / 30), at(1 + 1 / 30)];
    between.forEach((value, i) => expect(value).toBeCloseTo((before[i]! + after[i]!) / 2, 2));
  });

  it('is followed by the standard joints where a skeleton has other names', () => {
    const { skeleton } = person;
    const joints = skeleton.joints.map(({ parent }, i) => ({ name: `bone ${i}`, parent }));
    const renamed: Person = { ...person, skeleton: { ...skeleton, joints } };
    for (const name of ['signal_1a', 'walk_turn_4', 'half_turns', 'arms_crossed']) {
      for (const seconds of [0.3, 1.7, 3]) {
        const own = motion(name).poseOf(person, seconds);
        const other = motion(name).poseOf(renamed, seconds);
        for (const joint of standardJoints) {
          const at = skeleton.standard[joint];
          const apart = distance(vectorAt(own.positions, at), vectorAt(other.positions, at));
          expect(apart, `${name} ${joint}`).toBeLessThan(/Hand/.test(joint) ? 0.045 : 0.025);
        }
      }
    }
  });

  it('is followed from another rest pose: limbs point where those of the recorded body do', () => {
    const stick = stickPerson();
    const bones: [StandardJoint, StandardJoint][] = [
      ['leftUpperArm', 'leftLowerArm'],
      ['rightLowerArm', 'rightHand'],
      ['leftUpperLeg', 'leftLowerLeg'],
      ['rightLowerLeg', 'rightFoot'],
    ];
    const without = { ...person, armAbduction: 0 };
    for (const name of ['signal_1a', 'walk_turn_4', 'stretch_up']) {
      for (const seconds of [0.3, 1.7, 3]) {
        const own = motion(name).poseOf(without, seconds);
        const other = motion(name).poseOf({ ...stick, armAbduction: 0 }, seconds);
        for (const [from, to] of bones) {
          const direction = (pose: typeof own, { skeleton: { standard } }: Person) => {
            const start = vectorAt(pose.positions, standard[from]);
            const end = vectorAt(pose.positions, standard[to]);
            return start.map((value, axis) => (end[axis]! - value) / distance(start, end));
          };
          const ours = direction(other, stick);
          const cosine = direction(own, without).reduce((sum, v, i) => sum + v * ours[i]!, 0);
          // The body's own proportions turn its bones by some degrees from the mean.
          expect(cosine, `${name} ${from}`).toBeGreaterThan(Math.cos(0.2));
        }
        const nose = rotate(quaternionAt(other.rotations, stick.skeleton.standard.head), [0, 0, 1]);
        const theirs = quaternionAt(own.rotations, person.skeleton.standard.head);
        expect(distance(nose, rotate(theirs, [0, 0, 1]))).toBeLessThan(1e-4);
      }
    }
  });
});
