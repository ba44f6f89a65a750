import { readFileSync } from 'node:fs';
import { noGarment, type AppearanceFlow, type MetricFrame, type RgbImage } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { madeUpFrame, motions } from '../testing/made-up-frames.js';
import { metricOf } from '../testing/metric-of.js';

async function resultOf(name: string, frames: readonly MetricFrame[], options: object = {}) {
  const metric = await metricOf(name, options);
  for (const frame of frames) await metric.add(frame);
  return metric.result();
}

/** A texture that moves by 1.5 pixels to the right and half of one down each frame. */
const walking = (time: number) => madeUpFrame(64, 48, (x, y) => [x - 1.5 * time, y - 0.5 * time]);
const brighter = ({ data, ...size }: RgbImage, by: number): RgbImage => ({
  ...size,
  data: data.map((value) => Math.round(value / 2) + by),
});
const times = [0, 1, 2];

describe('warping-error', () => {
  it('is the squared step of a flicker, where nothing moves', async () => {
    const source = walking(0);
    const frames = times.map((time) => ({ made: brighter(source, 12 * (time % 2)), source }));
    expect(await resultOf('warping-error', frames)).toBeCloseTo((12 / 255) ** 2, 6);
  });

  it('does not mind what moves with the source, and minds what stays behind', async () => {
    const moving = times.map((time) => ({ made: walking(time), source: walking(time) }));
    const frozen = times.map((time) => ({ made: walking(0), source: walking(time) }));
    expect(await resultOf('warping-error', moving)).toBeLessThan(1e-4);
    expect(await resultOf('warping-error', frozen)).toBeGreaterThan(2e-3);
  });

  it('is 0 for a frozen video of a person who stands still, and for an even surface', async () => {
    const made = walking(7);
    const still = times.map(() => ({ made, source: walking(0) }));
    expect(await resultOf('warping-error', still)).toBeLessThan(1e-6);
    const even = { ...made, data: made.data.map(() => 99) };
    const plain = times.map((time) => ({ made: even, source: walking(time) }));
    expect(await resultOf('warping-error', plain)).toBeCloseTo(0, 9);
  });

  it('has nothing to say of one frame', async () => {
    const frame = { made: walking(0), source: walking(0) };
    expect(await resultOf('warping-error', [frame])).toBeUndefined();
  });
});

describe('tof', () => {
  it('agrees with OpenCV', async () => {
    /** See `optical-flow/known-answers/optical_flow_in_opencv.py`. */
    const { width, height, tof } = JSON.parse(
      readFileSync(new URL('../optical-flow/known-answers/tof.json', import.meta.url), 'utf8'),
    ) as { width: number; height: number; tof: number };
    const frames = [0, 1].map((time) => ({
      made: madeUpFrame(width, height, motions['a large shift'](time)),
      reference: madeUpFrame(width, height, motions['a shift'](time)),
    }));
    expect(await resultOf('tof', frames)).toBeCloseTo(tof, 2);
  });

  it('is the length of the true motion for a frozen video', async () => {
    const frames = times.map((time) => ({ made: walking(0), reference: walking(time) }));
    const length = Math.hypot(1.5, 0.5);
    expect(await resultOf('tof', frames)).toBeGreaterThan(0.8 * length);
    expect(await resultOf('tof', frames)).toBeLessThan(1.1 * length);
  });
});

describe('flow-jerk', () => {
  const made = { width: 3, height: 2, data: new Uint8Array(18) };
  const flow = (u: number, v: number, hidden: readonly number[] = []): AppearanceFlow => {
    const pixels = Array.from({ length: 6 }, (_, i) =>
      hidden.includes(i) ? noGarment : undefined,
    );
    return {
      width: 3,
      height: 2,
      data: Float32Array.from(pixels.flatMap((value) => [value ?? u, value ?? v])),
    };
  };
  const time = [0, 1, 2, 3, 4, 5];
  const garmentRegion = { width: 3, height: 2, data: new Float32Array(6).fill(1) };
  const alone = { minus: 'nothing', garmentSize: { width: 200, height: 100 } };

  it('is 0 for a flow whose motion grows evenly faster', async () => {
    const frames = time.map((t) => ({
      made,
      garmentRegion,
      flow: flow(0.02 * t * t, 0.5 - 0.1 * t),
    }));
    expect(await resultOf('flow-jerk', frames, alone)).toBeCloseTo(0, 4);
  });

  it('is the third difference, in pixels of the garment', async () => {
    // The third difference of t³ is 6; 0.001 of half a width of 200 and 0.002 of half a height of 100 are 0.1 each.
    const frames = time.map((t) => ({
      made,
      garmentRegion,
      flow: flow(0.001 * t ** 3, -0.002 * t ** 3),
    }));
    const expected = 6 * 0.1 * Math.SQRT2;
    expect(await resultOf('flow-jerk', frames, alone)).toBeCloseTo(expected, 4);
  });

  it('takes the true flow’s away, so that a frozen flow is below 0', async () => {
    const trueFlow = (t: number) => flow(0.001 * t ** 3, 0);
    const shaken = time.map((t) => ({
      made,
      flow: flow(0.01 * (t % 2), 0),
      trueFlow: trueFlow(t),
    }));
    const frozen = time.map((t) => ({ made, flow: flow(0.2, 0.2), trueFlow: trueFlow(t) }));
    const garmentSize = { width: 200, height: 100 };
    // The third difference of 0, a, 0, a is 4a.
    expect(await resultOf('flow-jerk', shaken, { garmentSize })).toBeCloseTo(4 - 0.6, 4);
    expect(await resultOf('flow-jerk', frozen, { garmentSize })).toBeCloseTo(-0.6, 4);
  });

  it('counts pixels that show the garment in four frames in a row', async () => {
    const hiddenOnce = time.map((t) => ({
      made,
      garmentRegion,
      flow: flow(0.1, 0, t === 3 ? [0, 1, 2, 3, 4, 5] : []),
    }));
    expect(await resultOf('flow-jerk', hiddenOnce, alone)).toBeUndefined();
    const data = Float32Array.of(1, 1, 1, 0.4, 0.4, 0.4);
    const outside = time.map((t) => {
      const shaken = flow(0, 0);
      shaken.data.fill(0.01 * (t % 2), 6);
      return { made, garmentRegion: { ...garmentRegion, data }, flow: shaken };
    });
    expect(await resultOf('flow-jerk', outside, alone)).toBeCloseTo(0, 9);
  });

  it('has nothing to say of three frames', async () => {
    const frames = time.slice(0, 3).map(() => ({ made, garmentRegion, flow: flow(0, 0) }));
    expect(await resultOf('flow-jerk', frames, alone)).toBeUndefined();
  });
});
