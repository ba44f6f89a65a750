import type { LabImage } from '@drapeflow/core';

/** Colours are counted in boxes of 5 Lab units: lightness 0…100, a and b −60…60; what lies outside is in the last box. */
export const binCounts = { lightness: 20, a: 24, b: 24 } as const;
export const binCount = binCounts.lightness * binCounts.a * binCounts.b;

const binWidth = 5;
const chromaReach = 60;

/** The bin of each pixel's colour. */
export function colorBins(lab: LabImage, bins: Uint16Array): void {
  for (let i = 0; i < bins.length; i++) {
    const lightness = bin(lab.lightness[i], binCounts.lightness);
    const a = bin(lab.a[i] + chromaReach, binCounts.a);
    const b = bin(lab.b[i] + chromaReach, binCounts.b);
    bins[i] = (lightness * binCounts.a + a) * binCounts.b + b;
  }
}

function bin(value: number, count: number): number {
  const at = Math.floor(value / binWidth);
  return at < 0 ? 0 : at >= count ? count - 1 : at;
}
