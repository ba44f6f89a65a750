import { describe, expect, it } from 'vitest';
import { stickPerson } from '../../testing/stick-person.js';
import { quaternionAt, rotate } from '../people/quaternion.js';
import type { StandardJoint } from '../people/skeleton.js';
import { distance, vectorAt } from '../people/vector.js';
import { hangingArm, type BodyMoment } from './body-moment.js';
import { poseBody } from './pose-body.js';

const person = stickPerson();
const { standard, rest } = person.skeleton;

const still = { turn: 0, nod: 0, lean: 0 };
const foot = { z: 0, lift: 0, pitch: 0, heading: 0 };
const standing: BodyMoment = {
  hips: { x: 0, z: 0, drop: 0, heading: 0, turn: 0, tilt: 0, list: 0 },
  chest: still,
  head: still,
  left: { arm: hangingArm, foot: { ...foot, x: 0.11 } },
  right: { arm: hangingArm, foot: { ...foot, x: -0.11 } },
};

const place = (moment: BodyMoment, joint: StandardJoint) =>
  vectorAt(poseBody(person, moment).positions, standard[joint]);

describe('a body', () => {
  it('stands on legs that are all but straight, its feet where they are to be', () => {
    const [x, y, z] = place(standing, 'leftFoot');
    // The unit of places on the floor is the height of the hip joints, 0.9 m.
    expect(x).toBeCloseTo(0.11 * 0.9, 5);
    expect(y).toBeCloseTo(0.08, 5);
    expect(z).toBeCloseTo(0, 5);
    const hip = place(standing, 'leftUpperLeg');
    expect(hip[1]).toBeGreaterThan(0.88);
    expect(hip[1]).toBeLessThan(0.9);
  });

  it('keeps bones as long as they are, whatever it does', () => {
    const moment: BodyMoment = {
      ...standing,
      hips: { ...standing.hips, x: 0.1, heading: 0.7, drop: 0.1, list: 0.1 },
      chest: { turn: 0.3, nod: 0.4, lean: -0.2 },
      left: {
        arm: { ...hangingArm, raised: 1, wrist: { across: -0.5, height: 0.6, ahead: 0.2 } },
        foot: { ...foot, x: 0.2, z: 0.3, pitch: 0.4 },
      },
    };
    const { positions } = poseBody(person, moment);
    person.skeleton.joints.forEach(({ parent, name }, joint) => {
      if (parent < 0) return;
      const length = distance(vectorAt(rest, joint), vectorAt(rest, parent));
      const posed = distance(vectorAt(positions, joint), vectorAt(positions, parent));
      expect(posed, name).toBeCloseTo(length, 5);
    });
  });

  it('does in a mirror what it does mirrored', () => {
    const arm = {
      ...hangingArm,
      raised: 0.8,
      turn: 0.3,
      wrist: { across: -0.4, height: 0.7, ahead: 0.3 },
    };
    const oneWay: BodyMoment = {
      hips: { x: 0.05, z: 0.1, drop: 0.02, heading: 0.4, turn: 0.1, tilt: 0.05, list: 0.06 },
      chest: { turn: 0.2, nod: 0.1, lean: 0.15 },
      head: { turn: -0.3, nod: 0.1, lean: 0.05 },
      left: { arm, foot: { x: 0.15, z: 0.2, lift: 0.05, pitch: 0.3, heading: 0.5 } },
      right: { arm: hangingArm, foot: { ...foot, x: -0.1 } },
    };
    const mirrored = ({ turn, nod, lean }: typeof still) => ({ turn: -turn, nod, lean: -lean });
    const { hips, chest, head, left, right } = oneWay;
    const otherWay: BodyMoment = {
      hips: { ...hips, x: -hips.x, heading: -hips.heading, turn: -hips.turn, list: -hips.list },
      chest: mirrored(chest),
      head: mirrored(head),
      left: {
        arm: right.arm,
        foot: { ...right.foot, x: -right.foot.x, heading: -right.foot.heading },
      },
      right: {
        arm: left.arm,
        foot: { ...left.foot, x: -left.foot.x, heading: -left.foot.heading },
      },
    };
    for (const joint of Object.keys(standard) as StandardJoint[]) {
      const swapped = joint.replace(/left|right/, (side) => (side === 'left' ? 'right' : 'left'));
      const [x, y, z] = place(oneWay, joint);
      const there = place(otherWay, swapped as StandardJoint);
      [-x, y, z].forEach((value, axis) => expect(there[axis], joint).toBeCloseTo(value, 5));
    }
  });

  it('turns to its left, nods ahead and leans to its right by positive angles', () => {
    const noseOf = (moment: BodyMoment) =>
      rotate(quaternionAt(poseBody(person, moment).rotations, standard.head), [0, 0, 1]);
    expect(noseOf({ ...standing, head: { ...still, turn: 0.5 } })[0]).toBeCloseTo(Math.sin(0.5), 5);
    expect(noseOf({ ...standing, head: { ...still, nod: 0.5 } })[1]).toBeCloseTo(-Math.sin(0.5), 5);
    const leaning = place({ ...standing, chest: { ...still, lean: 0.3 } }, 'neck');
    expect(leaning[0]).toBeLessThan(-0.05);
    const heading = { ...standing, hips: { ...standing.hips, heading: 0.5 } };
    const chest = quaternionAt(poseBody(person, heading).rotations, standard.chest);
    expect(rotate(chest, [0, 0, 1])[0]).toBeCloseTo(Math.sin(0.5), 5);
  });

  it('brings a wrist to its place before the chest, and the elbow below it', () => {
    const arm = { ...hangingArm, raised: 1, wrist: { across: 0, height: 0.8, ahead: 0.4 } };
    const moment = { ...standing, right: { ...standing.right, arm } };
    const hips = place(moment, 'hips')[1] - 0.05;
    const wrist = place(moment, 'rightHand');
    // The trunk's front is at 0.11 m, an arm 0.52 m long, hips to shoulders 0.5 m.
    [0, hips + 0.8 * 0.5, 0.11 + 0.4 * 0.52].forEach((value, axis) =>
      expect(wrist[axis]).toBeCloseTo(value, 2),
    );
    expect(place(moment, 'rightLowerArm')[1]).toBeLessThan(wrist[1]);
  });
});
