import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { thinPlateSpline } from './thin-plate-spline.js';

type Pairs = [number, number][];

const answer = JSON.parse(
  readFileSync(new URL('known-answers/thin-plate-spline.json', import.meta.url), 'utf8'),
) as { from: Pairs; to: Pairs; places: Pairs; mapped: Pairs };

const points = (pairs: Pairs) => pairs.map(([x, y]) => ({ x, y }));

test("The spline agrees with SciPy's at and between its points.", () => {
  const map = thinPlateSpline(points(answer.from), points(answer.to));
  for (const [i, place] of points(answer.places).entries()) {
    const { x, y } = map(place);
    expect(x).toBeCloseTo(answer.mapped[i][0], 5);
    expect(y).toBeCloseTo(answer.mapped[i][1], 5);
  }
});

test('A mapping that turns, scales and moves is reproduced exactly, however stiff the spline is.', () => {
  const turn = ({ x, y }: { x: number; y: number }) => ({ x: 3 - 2 * y, y: 1 + 2 * x });
  const from = points(answer.from);
  const map = thinPlateSpline(from, from.map(turn), 0.5);
  const mapped = map({ x: 17, y: -4 });
  expect(mapped.x).toBeCloseTo(turn({ x: 17, y: -4 }).x, 6);
  expect(mapped.y).toBeCloseTo(turn({ x: 17, y: -4 }).y, 6);
});

test('A stiff spline bends less than one that passes through its points.', () => {
  const from = points(answer.from);
  const to = points(answer.to);
  const miss = (stiffness: number) => {
    const map = thinPlateSpline(from, to, stiffness);
    return from.reduce(
      (sum, point, i) => sum + Math.hypot(map(point).x - to[i].x, map(point).y - to[i].y),
      0,
    );
  };
  expect(miss(0)).toBeLessThan(1e-6);
  expect(miss(0.5)).toBeGreaterThan(1);
});
