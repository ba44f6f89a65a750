/** One direction of a chart. */
export interface Axis {
  /** Where a value lies, 0…1. */
  at(value: number): number;
  readonly ticks: readonly number[];
}

/** Room that is left at both ends, of the whole. */
const margin = 0.05;
const mostTicks = 6;

/** An axis for values, on which they are told apart: logarithmic where they span more than a decade. */
export function axisOf(values: readonly number[]): Axis {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low > 0 && high > 10 * low ? logarithmicAxis(low, high) : linearAxis(low, high);
}

/** From a value to another, with nothing left at its ends. */
export function stepAxis(last: number): Axis {
  return { at: (step) => step / last, ticks: linearTicks(0, last) };
}

function linearAxis(low: number, high: number): Axis {
  // A curve that is flat lies in the middle.
  const room = margin * (high - low) || Math.abs(high) || 1;
  const [start, end] = [low - room, high + room];
  return { at: (value) => (value - start) / (end - start), ticks: linearTicks(start, end) };
}

function logarithmicAxis(low: number, high: number): Axis {
  const room = margin * Math.log(high / low);
  const [start, end] = [Math.log(low) - room, Math.log(high) + room];
  return {
    at: (value) => (Math.log(value) - start) / (end - start),
    ticks: logarithmicTicks(Math.exp(start), Math.exp(end)),
  };
}

/** At most 6 round numbers at equal distances: 1, 2 or 5 times a power of ten. */
export function linearTicks(low: number, high: number): number[] {
  const least = (high - low) / (mostTicks - 1);
  const power = 10 ** Math.floor(Math.log10(least));
  const distance = power * [1, 2, 5, 10].find((factor) => factor * power >= least)!;
  const first = Math.ceil(low / distance);
  const count = Math.floor(high / distance) - first + 1;
  return Array.from({ length: count }, (_, i) => withoutRest((first + i) * distance));
}

/** 1, 2 and 5 times the powers of ten; powers alone where those would be too many, then every second, third … of them. */
export function logarithmicTicks(low: number, high: number): number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const exponents = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const inside = (tick: number) => tick >= low && tick <= high;
  const fine = exponents.flatMap((exponent) => [1, 2, 5].map((factor) => factor * 10 ** exponent));
  const fineInside = fine.map(withoutRest).filter(inside);
  if (fineInside.length <= mostTicks) return fineInside;
  const powers = exponents.map((exponent) => withoutRest(10 ** exponent)).filter(inside);
  const stride = Math.ceil(powers.length / mostTicks);
  return powers.filter((_, i) => i % stride === 0);
}

/** Without what binary fractions leave over: 0.3, not 0.30000000000000004. */
function withoutRest(value: number): number {
  return Number(value.toPrecision(12));
}

/** Short, at most four digits that count: `2.5k`, `0.05`, `2e-5`. */
export function describeShortly(value: number): string {
  const rounded = Number(value.toPrecision(4));
  const size = Math.abs(rounded);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) return rounded.toExponential().replace('e+', 'e');
  return size >= 1e3 ? `${withoutRest(rounded / 1e3)}k` : String(rounded);
}
