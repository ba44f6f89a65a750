import { describe, expect, it } from 'vitest';
import { cropPlane } from './crop-plane.js';
import { resizePlane } from './resize-mask.js';

const size = { width: 8, height: 6 };
/** Rises evenly: bilinear sampling is exact on it. */
const slope = Float32Array.from(
  { length: 48 },
  (_, i) => 3 * ((i % 8) + 0.5) - 2 * (Math.floor(i / 8) + 0.5),
);

describe('cropping a plane', () => {
  it('resizes as core does where the box is the whole plane', () => {
    const whole = { x: 0, y: 0, ...size };
    const noise = Float32Array.from({ length: 48 }, (_, i) => Math.sin(7 * i * i));
    const cropped = cropPlane(noise, size, whole, { width: 13, height: 5 });
    const resized = resizePlane(noise, 8, 6, 13, 5);
    cropped.forEach((value, i) => expect(value).toBeCloseTo(resized[i], 5));
  });

  it('reads an even slope exactly, in a box that lies between pixels', () => {
    const box = { x: 1.3, y: 1.9, width: 4.5, height: 2.6 };
    const cropped = cropPlane(slope, size, box, { width: 3, height: 4 });
    for (let y = 0; y < 4; y++) {
      for (let x = 0; x < 3; x++) {
        const atX = box.x + ((x + 0.5) * box.width) / 3;
        const atY = box.y + ((y + 0.5) * box.height) / 4;
        expect(cropped[y * 3 + x]).toBeCloseTo(3 * atX - 2 * atY, 4);
      }
    }
  });

  it('repeats the edges past the plane', () => {
    const cropped = cropPlane(
      slope,
      size,
      { x: -10, y: 0, width: 10, height: 6 },
      { width: 2, height: 6 },
    );
    for (let y = 0; y < 6; y++) expect(cropped[2 * y]).toBe(slope[8 * y]);
  });
});
