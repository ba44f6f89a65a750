import { RandomNumbers } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { projectPoint } from '../render/project.js';
import type { Vector } from '../people/vector.js';
import { createCameraPath, type CameraSubject } from './camera-path.js';

const size = { width: 192, height: 256 };
const standing: CameraSubject = { height: 1.7, hipsAt: () => [0, 0.9, 0] };
const seeds = Array.from({ length: 60 }, (_, seed) => seed);

describe('createCameraPath', () => {
  it('keeps head and hips of who stands in the picture, and films some whole and some by the upper body', () => {
    let whole = 0;
    for (const seed of seeds) {
      const path = createCameraPath(new RandomNumbers(seed), standing);
      for (const seconds of [0, 1.7, 4]) {
        const at = (point: Vector) => projectPoint(point, path(seconds), size);
        const [head, hips] = [at([0, 1.7, 0]), at([0, 0.95, 0])];
        expect(head.y, `head, seed ${seed}`).toBeGreaterThan(0);
        expect(head.y).toBeLessThan(80);
        expect(Math.abs(head.x - 96)).toBeLessThan(30);
        expect(hips.y, `hips, seed ${seed}`).toBeLessThan(256);
        expect(head.depth).toBeGreaterThan(1);
      }
      if (projectPoint([0, 0.02, 0], path(0), size).y < 256) whole++;
    }
    expect(whole).toBeGreaterThan(10);
    expect(whole).toBeLessThan(45);
  });

  it('films the upper body always where it is told to', () => {
    for (const seed of seeds) {
      const path = createCameraPath(new RandomNumbers(seed), standing, 'upper-body');
      const ankles = projectPoint([0, 0.08, 0], path(0), size);
      expect(ankles.y, `ankles, seed ${seed}`).toBeGreaterThan(256);
    }
  });

  it('turns after who walks', () => {
    const walking: CameraSubject = { height: 1.7, hipsAt: (seconds) => [0.4 * seconds, 0.9, 0] };
    for (const seed of seeds.slice(0, 10)) {
      const path = createCameraPath(new RandomNumbers(seed), walking);
      const hips = projectPoint(walking.hipsAt(3), path(3), size);
      expect(Math.abs(hips.x - 96)).toBeLessThan(12);
    }
  });

  it('moves little from frame to frame, and the same whenever it is asked', () => {
    for (const seed of seeds.slice(0, 10)) {
      const path = createCameraPath(new RandomNumbers(seed), standing);
      const later = path(2);
      const [first, second] = [path(1), path(1 + 1 / 30)];
      const shift = Math.hypot(...first.position.map((value, i) => value - second.position[i]));
      expect(shift).toBeLessThan(0.02);
      expect(path(2)).toEqual(later);
    }
  });
});
