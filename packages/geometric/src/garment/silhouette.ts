import { resizeMask, type Mask } from '@drapeflow/core';

/** A garment's outline at the small size that landmarks are found at; each pixel is in (1) or out (0). */
export interface Silhouette {
  readonly width: number;
  readonly height: number;
  readonly inside: Uint8Array;
  /** The picture's pixels per silhouette pixel. */
  readonly scale: number;
  /** First and last row with a pixel inside. */
  readonly top: number;
  readonly bottom: number;
}

const analysisHeight = 192;

/** Brings a garment mask to the small size. */
export function silhouetteOf(mask: Mask): Silhouette {
  const scale = Math.max(1, mask.height / analysisHeight);
  const width = Math.max(1, Math.round(mask.width / scale));
  const height = Math.max(1, Math.round(mask.height / scale));
  const small = resizeMask(mask, width, height).data;
  const inside = Uint8Array.from(small, (value) => (value > 0.5 ? 1 : 0));
  const first = inside.indexOf(1);
  const last = inside.lastIndexOf(1);
  return {
    width,
    height,
    inside,
    scale,
    top: Math.floor(first / width),
    bottom: Math.floor(last / width),
  };
}

export function isInside(silhouette: Silhouette, x: number, y: number): boolean {
  const column = Math.round(x);
  const row = Math.round(y);
  if (column < 0 || row < 0 || column >= silhouette.width || row >= silhouette.height) return false;
  return silhouette.inside[row * silhouette.width + column] === 1;
}

/** The topmost row inside at a column, or undefined where the column is empty. */
export function topAt(silhouette: Silhouette, x: number): number | undefined {
  for (let y = silhouette.top; y <= silhouette.bottom; y++)
    if (isInside(silhouette, x, y)) return y;
  return undefined;
}

/** The column about which the silhouette mirrors best, near the middle of the collar: sleeves may lie unevenly. */
export function symmetryAxis(silhouette: Silhouette): number {
  const { width, height, inside } = silhouette;
  const collar = collarMiddle(silhouette);
  const reach = 0.05 * (silhouette.bottom - silhouette.top);
  let best = collar;
  let bestOverlap = -1;
  for (let doubled = Math.ceil(2 * (collar - reach)); doubled <= 2 * (collar + reach); doubled++) {
    let overlap = 0;
    for (let y = 0; y < height; y++) {
      for (let x = Math.max(0, doubled - width + 1); 2 * x <= doubled; x++) {
        overlap += inside[y * width + x] & inside[y * width + doubled - x];
      }
    }
    if (overlap > bestOverlap) {
      bestOverlap = overlap;
      best = doubled / 2;
    }
  }
  return best;
}

/** The mean column of the topmost rows. */
function collarMiddle({ width, top, bottom, inside }: Silhouette): number {
  const rows = Math.ceil(0.04 * (bottom - top + 1));
  let sum = 0;
  let count = 0;
  for (let i = top * width; i < (top + rows) * width; i++) {
    sum += inside[i] * (i % width);
    count += inside[i];
  }
  return sum / count;
}

/** The run of pixels inside that holds a column, at one row: its first and last column. */
export function runAt(
  silhouette: Silhouette,
  x: number,
  y: number,
): { first: number; last: number } | undefined {
  if (!isInside(silhouette, x, y)) return undefined;
  let first = Math.round(x);
  let last = first;
  while (isInside(silhouette, first - 1, y)) first--;
  while (isInside(silhouette, last + 1, y)) last++;
  return { first, last };
}
