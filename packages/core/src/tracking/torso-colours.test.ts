import { describe, expect, it } from 'vitest';
import { mapPose } from '../arithmetic/pose-in-box.js';
import type { RgbImage } from '../contracts/image.js';
import type { Pose } from '../contracts/pose.js';
import { paperDoll } from '../testing/paper-doll.js';
import { adapted, canBeSame, torsoColours } from './torso-colours.js';

const doll = paperDoll();

/** The doll's picture with another colour at the right half of the picture, or all over. */
function painted(colour: readonly number[], from: number): RgbImage {
  const { width, height } = doll.size;
  const data = doll.image.data.slice();
  for (let pixel = 0; pixel < width * height; pixel++) {
    if (pixel % width >= from) data.set(colour, 3 * pixel);
  }
  return { width, height, data };
}

describe('the colours of a torso', () => {
  const own = torsoColours(doll.image, doll.pose)!;

  it('are shares of the colours between shoulders and hips', () => {
    for (const half of own) expect(half.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
    const [red, green, blue] = [180, 60, 50].map((value) => value >> 6);
    expect(own[0][16 * red + 4 * green + blue]).toBeCloseTo(1, 1);
  });

  it('fit the same shirt elsewhere, and not another one', () => {
    const moved = paperDoll(25);
    expect(canBeSame(own, torsoColours(moved.image, moved.pose)!)).toBe(true);
    const green = torsoColours(painted([20, 200, 40], 0), doll.pose)!;
    expect(canBeSame(own, green)).toBe(false);
  });

  it('do not fit where half of the torso is someone else', () => {
    const half = torsoColours(painted([20, 200, 40], 96), doll.pose)!;
    expect(canBeSame(own, half)).toBe(false);
  });

  it('follow a change that lasts', () => {
    const green = torsoColours(painted([20, 200, 40], 0), doll.pose)!;
    let known = own;
    for (let frame = 0; frame < 40; frame++) known = adapted(known, green);
    expect(canBeSame(known, green)).toBe(true);
    expect(known[1].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
  });

  it('are not known where the hips are not seen or the torso is out of the frame', () => {
    const headOnly: Pose = { ...doll.pose, leftHip: { x: 0, y: 0, score: 0.05 } };
    expect(torsoColours(doll.image, headOnly)).toBeUndefined();
    const outside = mapPose((name) => ({ ...doll.pose[name], x: doll.pose[name].x + 120 }));
    expect(torsoColours(doll.image, outside)).toBeUndefined();
  });
});
