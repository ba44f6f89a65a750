import { describe, expect, it } from 'vitest';
import type { Mask, Point } from '../contracts/image.js';
import { findGarmentLandmarks } from './garment-landmarks.js';

/** Draws a garment of 400×320 pixels about the column 200. */
function draw(inside: (aside: number, y: number) => boolean): Mask {
  return drawSides((x, y) => inside(Math.abs(x), y));
}

/** The same with `x` counted from the column 200 to the right. */
function drawSides(inside: (x: number, y: number) => boolean): Mask {
  const [width, height] = [400, 320];
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      data[y * width + x] = inside(x + 0.5 - 200, y + 0.5) ? 1 : 0;
    }
  }
  return { width, height, data };
}

const body = (aside: number, y: number) =>
  aside < 70 && y > 30 + 0.15 * aside && y < 280 && !(aside < 24 && y < 50);

/** Sleeves 56 wide that go straight down at 45° from the shoulder, as long as given. */
const sleeve = (length: number) => (aside: number, y: number) => {
  const along = (aside - 70 + (y - 68)) / Math.SQRT2;
  const across = (aside - 70 - (y - 68)) / Math.SQRT2;
  return aside >= 66 && along > -20 && along < length && Math.abs(across) < 28;
};

const shortSleeved = draw((aside, y) => body(aside, y) || sleeve(40)(aside, y));
const longSleeved = draw((aside, y) => body(aside, y) || sleeve(100)(aside, y));
const sleeveless = draw(body);

function expectNear(point: Point, x: number, y: number, tolerance: number) {
  expect(Math.hypot(point.x - x, point.y - y), `${JSON.stringify(point)}`).toBeLessThan(tolerance);
}

describe('findGarmentLandmarks', () => {
  it('finds neck, seams and hem of a T-shirt where they were drawn', () => {
    const { left, right } = findGarmentLandmarks(shortSleeved);
    expectNear(left.neck, 200 - 25, 34, 8);
    expectNear(right.neck, 200 + 25, 34, 8);
    expectNear(left.hem, 200 - 70, 280, 8);
    expectNear(right.hem, 200 + 70, 280, 8);
    expectNear(right.waist, 200 + 70, (right.armpit.y + right.hem.y) / 2, 8);
  });

  it('finds the armpit where sleeve and body part', () => {
    const { left, right } = findGarmentLandmarks(longSleeved);
    const armpit = 68 + 28 * Math.SQRT2;
    expectNear(left.armpit, 200 - 70, armpit, 10);
    expectNear(right.armpit, 200 + 70, armpit, 10);
  });

  it('measures sleeves along the cloth and finds both edges of the cuff', () => {
    for (const length of [40, 70, 100]) {
      const straight = (aside: number, y: number) =>
        aside >= 66 && aside < 70 + length && y > 42 && y < 98;
      const shirt = draw((aside, y) => body(aside, y) || straight(aside, y));
      const sleeve = findGarmentLandmarks(shirt).right.sleeve!;
      expect(Math.abs(sleeve.length - length), `${length}`).toBeLessThan(5);
      expectNear(sleeve.spread!.cuff.outer, 200 + 70 + length, 42, 9);
      expectNear(sleeve.spread!.cuff.inner, 200 + 70 + length, 98, 9);
    }
  });

  it('finds no sleeve on a sleeveless top', () => {
    const { left, right } = findGarmentLandmarks(sleeveless);
    expect([left.sleeve, right.sleeve]).toEqual([undefined, undefined]);
  });

  it('supposes a folded sleeve where only the other side shows one', () => {
    const { left, right } = findGarmentLandmarks(
      drawSides((x, y) => body(Math.abs(x), y) || (x > 0 && sleeve(100)(x, y))),
    );
    expect(right.sleeve?.spread).toBeDefined();
    expect(left.sleeve?.spread).toBeUndefined();
    expect(left.sleeve?.length).toBe(right.sleeve?.length);
  });

  it('finds the same garment mirrored at its axis', () => {
    const { left, right } = findGarmentLandmarks(longSleeved);
    for (const name of ['neck', 'shoulder', 'armpit', 'hem'] as const) {
      expectNear(left[name], 400 - right[name].x, right[name].y, 4);
    }
  });
});
