import type { RgbImage } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { projectPoint } from '../render/project.js';
import type { Camera } from '../render/view.js';
import { Backdrop, backdropMargin } from './backdrop.js';

/** A picture whose red is its column and whose green its row. */
const picture: RgbImage = (() => {
  const [width, height] = [168, 224];
  const data = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) {
    data[3 * i] = i % width;
    data[3 * i + 1] = Math.floor(i / width);
  }
  return { width, height, data };
})();
const size = { width: 120, height: 160 };
const camera: Camera = { position: [0.4, 1.2, 3], target: [0, 1, 0], roll: 0, verticalAngle: 0.5 };
const distance = 2;

function placeIn(image: RgbImage, x: number, y: number): [number, number] {
  return [image.data[3 * (y * image.width + x)], image.data[3 * (y * image.width + x) + 1]];
}

describe('Backdrop', () => {
  it('shows the middle of its picture, pixel for pixel, to the camera that it hangs before', () => {
    expect(backdropMargin).toBe(1.4);
    const seen = new Backdrop(picture, camera, distance).seenBy(camera, size);
    for (const [x, y] of [
      [0, 0],
      [60, 80],
      [119, 159],
    ]) {
      const [column, row] = placeIn(seen, x, y);
      expect(Math.abs(column - (x + 24))).toBeLessThanOrEqual(1);
      expect(Math.abs(row - (y + 32))).toBeLessThanOrEqual(1);
    }
  });

  it('moves as things at its distance do when the camera moves, turns and rolls', () => {
    const straight: Camera = { ...camera, position: [0, 1, 3] };
    const backdrop = new Backdrop(picture, straight, distance);
    // It hangs 5 m before the camera, where 160 of its pixels are as high as the camera sees.
    const metres = (10 * Math.tan(0.25)) / 160;
    const moved: Camera = {
      position: [0.1, 1.05, 2.8],
      target: [0.02, 1.01, 0],
      roll: 0.03,
      verticalAngle: 0.5,
    };
    const seen = backdrop.seenBy(moved, size);
    for (const [column, row] of [
      [60, 70],
      [84, 112],
      [110, 150],
    ]) {
      const point = [
        (column + 0.5 - 84) * metres,
        1 - (row + 0.5 - 112) * metres,
        -distance,
      ] as const;
      const shown = projectPoint(point, moved, size);
      const found = placeIn(seen, Math.floor(shown.x), Math.floor(shown.y));
      expect(Math.abs(found[0] - column)).toBeLessThanOrEqual(1.1);
      expect(Math.abs(found[1] - row)).toBeLessThanOrEqual(1.1);
    }
  });

  it('repeats its edge where a camera looks past it', () => {
    const away: Camera = { ...camera, target: [-9, 1, 0] };
    const seen = new Backdrop(picture, camera, distance).seenBy(away, size);
    expect(placeIn(seen, 0, 80)[0]).toBe(0);
  });
});
