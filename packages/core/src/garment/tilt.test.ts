import { expect, test } from 'vitest';
import type { Mask } from '../contracts/image.js';
import { findTilt } from './tilt.js';

/** A T of cloth, turned clockwise by an angle about the middle of the picture. */
function turnedShirt(angle: number): Mask {
  const size = 160;
  const data = new Float32Array(size * size);
  for (let i = 0; i < size * size; i++) {
    const [dx, dy] = [(i % size) + 0.5 - size / 2, Math.floor(i / size) + 0.5 - size / 2];
    const x = Math.cos(angle) * dx + Math.sin(angle) * dy;
    const y = -Math.sin(angle) * dx + Math.cos(angle) * dy;
    const body = Math.abs(x) < 28 && Math.abs(y) < 55;
    const sleeves = Math.abs(x) < 58 && y > -55 && y < -22;
    data[i] = body || sleeves ? 1 : 0;
  }
  return { width: size, height: size, data };
}

test.each([-12, -6, 0, 6, 12])('A shirt that lies at %d° is found at that angle.', (degrees) => {
  const found = (findTilt(turnedShirt((degrees * Math.PI) / 180)) * 180) / Math.PI;
  expect(Math.abs(found - degrees)).toBeLessThanOrEqual(2.1);
});
