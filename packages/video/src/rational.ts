/** A fraction, as ffmpeg takes and gives frame rates and time bases. */
export interface Rational {
  readonly numerator: number;
  readonly denominator: number;
}

export function valueOf({ numerator, denominator }: Rational): number {
  return numerator / denominator;
}

/** The whole rate and the one of television (30000/1001 and its kin) that are nearest to a measured one. */
export function usualRates(rate: number): Rational[] {
  return [
    { numerator: Math.round(rate), denominator: 1 },
    { numerator: Math.round((rate * 1001) / 1000) * 1000, denominator: 1001 },
  ];
}

/** Far less than the difference between any two rates in use: 23.976 and 24, 29.97 and 30. */
const tolerance = 0.002;

/** The usual rate that a rounded one stands for, else the rate itself to a millionth. */
export function exactFrameRate(rate: number): Rational {
  const distance = (each: Rational) => Math.abs(valueOf(each) - rate);
  const [nearest] = usualRates(rate)
    .filter((each) => each.numerator > 0 && distance(each) < tolerance)
    .sort((a, b) => distance(a) - distance(b));
  return nearest ?? { numerator: Math.round(rate * 1e6), denominator: 1e6 };
}

export function formatRational({ numerator, denominator }: Rational): string {
  return `${numerator}/${denominator}`;
}
