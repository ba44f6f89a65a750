import type { Point } from '@drapeflow/core';

/** A smooth mapping of the plane. */
export type PlaneMapping = (point: Point) => Point;

/**
 * The thin-plate spline through pairs of points (Bookstein, 1989; Duchon, 1977): of all mappings that take
 * `from[i]` to `to[i]` the one that bends least.
 * @param stiffness 0 passes through the points exactly; larger values bend less and come only close
 */
export function thinPlateSpline(
  from: readonly Point[],
  to: readonly Point[],
  stiffness = 0,
): PlaneMapping {
  const count = from.length;
  // Distances are measured in units of the points' own spread, so that the matrix is well conditioned.
  const spread =
    Math.max(...from.map((a) => Math.max(...from.map((b) => Math.hypot(a.x - b.x, a.y - b.y))))) ||
    1;
  const places = from.map(({ x, y }) => ({
    x: (x - from[0].x) / spread,
    y: (y - from[0].y) / spread,
  }));
  const rows = [
    ...places.map((place, i) => [
      ...places.map((other, j) => radial(place, other) + (i === j ? stiffness : 0)),
      1,
      place.x,
      place.y,
      to[i].x,
      to[i].y,
    ]),
    [...places.map(() => 1), 0, 0, 0, 0, 0],
    [...places.map(({ x }) => x), 0, 0, 0, 0, 0],
    [...places.map(({ y }) => y), 0, 0, 0, 0, 0],
  ];
  const solution = solve(rows);
  return (point) => {
    const place = { x: (point.x - from[0].x) / spread, y: (point.y - from[0].y) / spread };
    let [x, y] = solution[count];
    x += solution[count + 1][0] * place.x + solution[count + 2][0] * place.y;
    y += solution[count + 1][1] * place.x + solution[count + 2][1] * place.y;
    for (let i = 0; i < count; i++) {
      const weight = radial(place, places[i]);
      x += solution[i][0] * weight;
      y += solution[i][1] * weight;
    }
    return { x, y };
  };
}

/** The spline's radial function r² log r. */
function radial(a: Point, b: Point): number {
  const squared = (a.x - b.x) ** 2 + (a.y - b.y) ** 2;
  return squared === 0 ? 0 : 0.5 * squared * Math.log(squared);
}

/** Gauss–Jordan elimination with partial pivoting of a matrix with two right-hand sides appended. */
function solve(rows: number[][]): [number, number][] {
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(rows[row][column]) > Math.abs(rows[pivot][column])) pivot = row;
    }
    [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = rows[row][column] / rows[column][column];
      if (factor === 0) continue;
      for (let k = column; k < size + 2; k++) rows[row][k] -= factor * rows[column][k];
    }
  }
  return rows.map((row, i) => [row[size] / row[i], row[size + 1] / row[i]]);
}
