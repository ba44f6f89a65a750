import { describe, expect, it } from 'vitest';
import { frameTiming } from './frame-timing.js';

const timesAt = (rate: number, count = 100) => Array.from({ length: count }, (_, i) => i / rate);

describe('frameTiming', () => {
  it('finds the stated rate where the times keep it', () => {
    expect(frameTiming(timesAt(25), 25)).toEqual({ frameRate: 25, variableFrameRate: false });
  });

  it('is not misled by times rounded to milliseconds', () => {
    const rounded = timesAt(30000 / 1001).map((time) => Math.round(time * 1000) / 1000);
    const timing = { frameRate: 30000 / 1001, variableFrameRate: false };
    expect(frameTiming(rounded, 30000 / 1001)).toEqual(timing);
    expect(frameTiming(rounded, 1000)).toEqual(timing);
  });

  it('tells a gap or a change of rate', () => {
    const gap = timesAt(25).filter((_, index) => index !== 50);
    expect(frameTiming(gap, 25)).toMatchObject({ variableFrameRate: true });
    const slower = [...timesAt(30, 30), ...timesAt(15, 30).map((time) => time + 1)];
    expect(frameTiming(slower, 30)).toMatchObject({ variableFrameRate: true });
    expect(frameTiming(slower, 30).frameRate).toBeCloseTo(59 / (1 + 29 / 15), 9);
  });

  it('tells a last frame that rests', () => {
    expect(frameTiming(timesAt(10), 10, 1)).toEqual({ frameRate: 10, variableFrameRate: true });
    expect(frameTiming(timesAt(10), 10, 0.1)).toMatchObject({ variableFrameRate: false });
    expect(frameTiming(timesAt(10), 10, 0.001)).toMatchObject({ variableFrameRate: false });
  });

  it('believes what is stated of a single frame', () => {
    expect(frameTiming([0], 24)).toEqual({ frameRate: 24, variableFrameRate: false });
  });
});
