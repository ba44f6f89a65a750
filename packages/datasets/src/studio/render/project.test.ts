import { describe, expect, it } from 'vitest';
import { flatSurface } from '../../testing/flat-surface.js';
import { isVisible, projectPoint } from './project.js';
import { FrameRenderer } from './render-frame.js';
import type { Camera } from './view.js';

const size = { width: 200, height: 100 };
/** Half the height is one metre at two metres' distance: 50 pixels a metre there. */
const camera: Camera = {
  position: [0, 1, 2],
  target: [0, 1, 0],
  roll: 0,
  verticalAngle: 2 * Math.atan(0.5),
};

describe('projectPoint', () => {
  it('shows what the camera looks at in the middle', () => {
    expect(projectPoint([0, 1, 0], camera, size)).toEqual({ x: 100, y: 50, depth: 2 });
  });

  it('shows the right on the right and the upper side above, smaller with the distance', () => {
    const near = projectPoint([0.4, 1.2, 0], camera, size);
    expect([near.x, near.y, near.depth]).toEqual(
      [100 + 20, 50 - 10, 2].map((v) => expect.closeTo(v, 9)),
    );
    const far = projectPoint([0.4, 1.2, -2], camera, size);
    expect([far.x, far.y, far.depth]).toEqual([110, 45, 4].map((v) => expect.closeTo(v, 9)));
  });

  it('measures depth along the line of sight, wherever the camera stands', () => {
    // From the person's left, looking to −x: +z is on the picture's left.
    const side: Camera = { ...camera, position: [3, 1, 0] };
    const point = projectPoint([1, 1.5, 0.5], side, size);
    expect(point).toEqual({
      x: expect.closeTo(75),
      y: expect.closeTo(25),
      depth: expect.closeTo(2),
    });
  });

  it('turns the picture clockwise by the roll', () => {
    const rolled = { ...camera, roll: Math.PI / 2 };
    const up = projectPoint([0, 1.2, 0], rolled, size);
    expect(up).toEqual({ x: expect.closeTo(110), y: expect.closeTo(50), depth: 2 });
  });

  it('shows nothing behind the camera', () => {
    expect(projectPoint([0, 1, 3], camera, size)).toEqual({ x: NaN, y: NaN, depth: -1 });
  });
});

describe('isVisible', () => {
  const surfaces = [flatSurface([-0.5, 1.5, 0], [1, 0, 0], [0, -1, 0])];
  const background = { ...size, data: new Uint8Array(3 * 200 * 100) };
  const light = { direction: [0, 0, 1], colour: [1, 1, 1], ambient: [0, 0, 0] } as const;
  const frame = new FrameRenderer(size).render({ surfaces, camera, light, background });
  const seen = (x: number, y: number, z: number) =>
    isVisible(projectPoint([x, y, z], camera, size), frame, 0.1);

  it('sees what is before a surface or a little inside it, and not what is far behind it', () => {
    expect(seen(0, 1, 0.3)).toBe(true);
    expect(seen(0, 1, -0.08)).toBe(true);
    expect(seen(0, 1, -0.12)).toBe(false);
  });

  it('sees what is beside a surface, and not what is out of the frame or behind the camera', () => {
    expect(seen(1, 1, -1)).toBe(true);
    expect(seen(2.1, 1, 0)).toBe(false);
    expect(seen(0, 1, 2.5)).toBe(false);
  });
});
