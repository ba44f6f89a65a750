import { describe, expect, it } from 'vitest';
import type { Garment } from '../contracts/garment.js';
import { composite } from './compositor.js';
import { GarmentPyramid } from './garment-pyramid.js';

const working = { width: 48, height: 64 };
const frame = { width: 480, height: 640 };

const plane = (value: number) => ({
  ...working,
  data: new Float32Array(working.width * working.height).fill(value),
});
const grey = (size: { width: number; height: number }, value: number) => ({
  ...size,
  data: new Uint8Array(3 * size.width * size.height).fill(value),
});

/** Fine stripes of the frame's own resolution: 4 pixels black, 4 white. */
const striped: Garment = {
  image: {
    ...frame,
    data: Uint8Array.from({ length: 3 * 480 * 640 }, (_, i) =>
      Math.floor((Math.floor(i / 3) % 480) / 4) % 2 ? 255 : 0,
    ),
  },
  mask: { ...frame, data: new Float32Array(480 * 640).fill(1) },
};

/** Shows the garment exactly where it lies, in the middle half of the picture. */
const identity = {
  ...working,
  data: Float32Array.from({ length: 2 * 48 * 64 }, (_, i) => {
    const [x, y] = [(i >> 1) % 48, Math.floor((i >> 1) / 48)];
    if (x < 12 || x >= 36) return 2;
    return i % 2 ? (2 * (y + 0.5)) / 64 - 1 : (2 * (x + 0.5)) / 48 - 1;
  }),
};

function run(changes: { replaced?: number; visible?: number; shading?: number } = {}) {
  const { replaced = 0, visible = 1, shading = 1 } = changes;
  const input = {
    frame: grey(frame, 128),
    crop: { x: 0, y: 0, ...frame },
    image: grey(working, 128),
    flow: identity,
    generated: {
      body: grey(working, 40),
      replaced: plane(replaced),
      visible: plane(visible),
      shading: plane(shading),
      tryOn: grey(working, 0),
    },
  };
  return composite(input, new GarmentPyramid(striped)).data;
}

const at = (x: number, y: number) => 3 * (y * 480 + x);

describe('composite', () => {
  it("shows the garment's print at the frame's own resolution", () => {
    const data = run();
    for (let x = 150; x < 330; x++) {
      if (x % 4 === 0 || x % 4 === 3) continue;
      expect(Math.abs(data[at(x, 320)] - (Math.floor(x / 4) % 2 ? 255 : 0)), `${x}`).toBeLessThan(
        4,
      );
    }
  });

  it('leaves the frame alone where there is no garment', () => {
    const data = run();
    for (const x of [0, 50, 100, 380, 479]) expect(data[at(x, 320)]).toBe(128);
  });

  it('leaves the frame alone where something is in front', () => {
    expect(new Set(run({ visible: 0 }))).toEqual(new Set([128]));
  });

  it('shows the freed body beside the garment', () => {
    const data = run({ replaced: 1 });
    expect(data[at(50, 320)]).toBe(40);
    expect(data[at(430, 320)]).toBe(40);
  });

  it('darkens the garment by the shading', () => {
    const data = run({ shading: 0.5 });
    const white = 8 * 25 + 6;
    expect(Math.abs(data[at(white, 320)] - 128)).toBeLessThan(4);
  });
});
