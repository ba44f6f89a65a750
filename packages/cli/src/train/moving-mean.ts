/**
 * The mean about each value: of those up to `radius` places before and after it, as far as there are any.
 */
export function movingMean(values: readonly number[], radius: number): number[] {
  const sums = [0];
  for (const value of values) sums.push(sums[sums.length - 1] + value);
  return values.map((_, i) => {
    const [from, to] = [Math.max(0, i - radius), Math.min(values.length, i + radius + 1)];
    return (sums[to] - sums[from]) / (to - from);
  });
}
