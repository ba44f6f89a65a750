/**
 * IEEE 754 half precision to single precision.
 * @param halves the 16-bit patterns
 */
export function decodeHalfPrecision(halves: Uint16Array): Float32Array {
  const singles = new Float32Array(halves.length);
  for (let at = 0; at < halves.length; at++) singles[at] = decode(halves[at]!);
  return singles;
}

function decode(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (1024 + fraction) * powers[exponent]!;
}

/** 2^(exponent − 25): a table, since raising to a power millions of times takes most of a second. */
const powers = Array.from({ length: 31 }, (_, exponent) => 2 ** (exponent - 25));
