import type { LabImage } from '@drapeflow/core';

/** Colours are counted in boxes of 5 Lab units: lightness 0…100, a and b −60…60; what lies outside is in the last box. */
export const binCounts = { lightness: 20, a: 24, b: 24 } as const;
export const binCount = binCounts.lightness * binCounts.a * binCounts.b;

const binWidth = 5;
const chromaReach = 60;

/** The bin of each pixel's colour. */
export function colorBins(lab: LabImage, bins: Uint16Array): void {
  for (let i = 0; i < bins.length; i++) {
    bins[i] = colorBin(lab.lightness[i], lab.a[i], lab.b[i]);
  }
}

/** The bin of one colour in CIE L*a*b*. */
export function colorBin(lightness: number, a: number, b: number): number {
  const row = place(lightness, binCounts.lightness) * binCounts.a;
  return (
    (row + place(a + chromaReach, binCounts.a)) * binCounts.b + place(b + chromaReach, binCounts.b)
  );
}

function place(value: number, count: number): number {
  const at = Math.floor(value / binWidth);
  return at < 0 ? 0 : at >= count ? count - 1 : at;
}
