import type { Point } from '@drapeflow/core';
import { mix } from '../studio/clothes/plane.js';

/** Rounds a line's corners by cutting them (Chaikin, 1974); its ends stay. */
export function rounded(line: readonly Point[], rounds = 3): Point[] {
  let points = [...line];
  for (let round = 0; round < rounds; round++) {
    const cut = points
      .slice(1)
      .flatMap((b, i) => [mix(points[i], b, 0.25), mix(points[i], b, 0.75)]);
    points = [points[0], ...cut.slice(1, -1), points[points.length - 1]];
  }
  return points;
}

export function mirrored(line: readonly Point[]): Point[] {
  return line.map(({ x, y }) => ({ x: -x, y }));
}

/** A band of a given width along one side of a line. */
export function bandAlong(line: readonly Point[], width: number): Point[] {
  const shifted = line.map((point, i) => {
    const before = line[Math.max(0, i - 1)];
    const after = line[Math.min(line.length - 1, i + 1)];
    const length = Math.hypot(after.x - before.x, after.y - before.y) || 1;
    return {
      x: point.x - (width * (after.y - before.y)) / length,
      y: point.y + (width * (after.x - before.x)) / length,
    };
  });
  return [...line, ...shifted.reverse()];
}
