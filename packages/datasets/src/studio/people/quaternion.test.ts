import { describe, expect, it } from 'vitest';
import {
  aboutAxis,
  fromAxes,
  inverse,
  multiply,
  normalized,
  noRotation,
  rotate,
  slerp,
  twistAbout,
  type Quaternion,
} from './quaternion.js';
import type { Vector } from './vector.js';

const x: Vector = [1, 0, 0];
const y: Vector = [0, 1, 0];
const z: Vector = [0, 0, 1];
const quarter = Math.PI / 2;

function near(received: readonly number[], expected: readonly number[]) {
  received.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 6));
}

/** The same rotation, whichever of its two quaternions. */
function nearRotation(received: Quaternion, expected: Quaternion) {
  for (const axis of [x, y, z]) near(rotate(received, axis), rotate(expected, axis));
}

describe('rotations', () => {
  it('turn by the right hand', () => {
    near(rotate(aboutAxis(z, quarter), x), y);
    near(rotate(aboutAxis(x, quarter), y), z);
    near(rotate(aboutAxis(y, quarter), z), x);
  });

  it('follow one another from right to left', () => {
    const both = multiply(aboutAxis(x, quarter), aboutAxis(z, quarter));
    near(rotate(both, x), z);
  });

  it('are undone by their inverse', () => {
    const turn = normalized([0.3, -0.2, 0.5, 0.7]);
    nearRotation(multiply(turn, inverse(turn)), noRotation);
  });

  it.each([
    [0.3, -0.2, 0.5, 0.7],
    [0.9, 0.1, 0.2, 0.05],
    [0.1, 0.9, 0.2, -0.05],
    [0.1, 0.2, 0.9, 0.05],
    [1, 0, 0, 0],
  ] as Quaternion[])('are found again from where they carry the axes (%s, %s, %s, %s)', (...q) => {
    const turn = normalized(q);
    nearRotation(fromAxes(rotate(turn, x), rotate(turn, y), rotate(turn, z)), turn);
  });

  it('are passed at even speed, the shorter way round', () => {
    const far = aboutAxis(z, 1.2);
    nearRotation(slerp(noRotation, far, 0.25), aboutAxis(z, 0.3));
    const opposite: Quaternion = [-far[0], -far[1], -far[2], -far[3]];
    nearRotation(slerp(noRotation, opposite, 0.25), aboutAxis(z, 0.3));
    nearRotation(slerp(far, far, 0.5), far);
  });

  it('consist of a swing and a twist', () => {
    const swing = aboutAxis(x, 0.8);
    const twist = aboutAxis(y, -1.1);
    nearRotation(twistAbout(multiply(swing, twist), y), twist);
  });
});
