export function mix(a: number, b: number, t: number): number {
  return a + t * (b - a);
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** 0 up to `from`, 1 from `to` on, smooth between; `from` may be the greater. */
export function smoothStep(from: number, to: number, value: number): number {
  const t = clamp((value - from) / (to - from), 0, 1);
  return t * t * (3 - 2 * t);
}

/** 1 at `centre`, 0 from `reach` away on, smooth between. */
export function bump(centre: number, reach: number, value: number): number {
  return smoothStep(reach, 0, Math.abs(value - centre));
}

/**
 * A smooth curve through points (cubic Hermite with central differences), constant outside them.
 *
 * @param knots pairs [where, value] with rising `where`
 */
export function curveThrough(knots: readonly (readonly [number, number])[], at: number): number {
  const last = knots.length - 1;
  if (at <= knots[0][0]) return knots[0][1];
  if (at >= knots[last][0]) return knots[last][1];
  let k = 0;
  while (knots[k + 1][0] < at) k += 1;
  const width = knots[k + 1][0] - knots[k][0];
  const t = (at - knots[k][0]) / width;
  const rise = width * t * (1 - t);
  return (
    mix(knots[k][1], knots[k + 1][1], t * t * (3 - 2 * t)) +
    rise * (1 - t) * slopeAt(knots, k) -
    rise * t * slopeAt(knots, k + 1)
  );
}

function slopeAt(knots: readonly (readonly [number, number])[], k: number): number {
  const before = knots[Math.max(0, k - 1)];
  const after = knots[Math.min(knots.length - 1, k + 1)];
  return (after[1] - before[1]) / (after[0] - before[0]);
}
