import { describe, expect, it } from 'vitest';
import { smoothKeypoint, type Sample } from './smooth-keypoint.js';

const torso = 200;

/** Seven frames of a keypoint, the smoothed one in the middle. */
function seven(at: (time: number) => { x: number; y: number } | undefined, score = 0.9): Sample[] {
  return [-3, -2, -1, 0, 1, 2, 3].flatMap((time) => {
    const point = at(time);
    return point ? [{ time, ...point, score }] : [];
  });
}

describe('smoothing a keypoint', () => {
  it('leaves one that rests where it is', () => {
    const smoothed = smoothKeypoint(
      seven(() => ({ x: 30, y: 40 })),
      torso,
    )!;
    expect(smoothed.x).toBeCloseTo(30, 10);
    expect(smoothed.y).toBeCloseTo(40, 10);
    expect(smoothed.score).toBeCloseTo(0.9, 10);
  });

  it('leaves one that moves evenly where it is, however fast and also at the ends of a clip', () => {
    const moving = seven((time) => ({ x: 500 + 60 * time, y: 300 - 45 * time }));
    for (const samples of [moving, moving.slice(3), moving.slice(0, 4)]) {
      const { x, y } = smoothKeypoint(samples, torso)!;
      expect(x).toBeCloseTo(500, 8);
      expect(y).toBeCloseTo(300, 8);
    }
  });

  it('does not smear a jump: neither the last frame before it nor the first after it moves', () => {
    const before = smoothKeypoint(
      seven((time) => ({ x: time > 0 ? 150 : 50, y: 0 })),
      torso,
    )!;
    const after = smoothKeypoint(
      seven((time) => ({ x: time >= 0 ? 150 : 50, y: 0 })),
      torso,
    )!;
    expect(Math.abs(before.x - 50)).toBeLessThan(1);
    expect(Math.abs(after.x - 150)).toBeLessThan(1);
  });

  it('takes back a jump that lasts one frame', () => {
    const smoothed = smoothKeypoint(
      seven((time) => ({ x: time === 0 ? 400 : 100 + 2 * time, y: 20 })),
      torso,
    )!;
    expect(smoothed.x).toBeCloseTo(100, 8);
  });

  it('puts a missing keypoint between its neighbours in time, as sure as the less sure of them', () => {
    const line = seven((time) => (Math.abs(time) < 2 ? undefined : { x: 10 * time, y: 5 }));
    const samples = line.map((sample) => ({ ...sample, score: sample.time < 0 ? 0.4 : 0.8 }));
    const { x, y, score } = smoothKeypoint(samples, torso)!;
    expect(x).toBeCloseTo(0, 8);
    expect(y).toBeCloseTo(5, 8);
    expect(score).toBeGreaterThanOrEqual(0.4);
    expect(score).toBeLessThan(0.8);
  });

  it('does not put one between two places that are too far apart for a way between them', () => {
    const cut = seven((time) => (time === 0 ? undefined : { x: time < 0 ? 0 : 500, y: 0 }));
    expect(smoothKeypoint(cut, torso)).toBeUndefined();
  });

  it('does not fill a gap of more than three frames, nor one with nothing behind it', () => {
    const long = seven((time) => (time === -3 || time === 2 ? { x: 0, y: 0 } : undefined));
    const open = seven((time) => (time < 0 ? { x: 0, y: 0 } : undefined));
    expect(smoothKeypoint(long, torso)).toBeUndefined();
    expect(smoothKeypoint(open, torso)).toBeUndefined();
  });
});
