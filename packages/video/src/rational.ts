/** A fraction, as ffmpeg takes and gives frame rates and time bases. */
export interface Rational {
  readonly numerator: number;
  readonly denominator: number;
}

export function valueOf({ numerator, denominator }: Rational): number {
  return numerator / denominator;
}

/** Far less than the difference between any two rates in use: 23.976 and 24, 29.97 and 30. */
const tolerance = 0.002;

/**
 * The exact rate that a measured or rounded one stands for: a whole number, or one of television's
 * (30000/1001 and its kin), else the rate itself to a millionth.
 */
export function exactFrameRate(rate: number): Rational {
  const television = Math.round((rate * 1001) / 1000) * 1000;
  const candidates = [
    { numerator: Math.round(rate), denominator: 1 },
    { numerator: television, denominator: 1001 },
  ];
  const [nearest] = candidates
    .filter((each) => each.numerator > 0 && Math.abs(valueOf(each) - rate) < tolerance)
    .sort((a, b) => Math.abs(valueOf(a) - rate) - Math.abs(valueOf(b) - rate));
  return nearest ?? { numerator: Math.round(rate * 1e6), denominator: 1e6 };
}

export function formatRational({ numerator, denominator }: Rational): string {
  return `${numerator}/${denominator}`;
}
