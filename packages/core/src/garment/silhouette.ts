import { resizeMask } from '../arithmetic/resize-mask.js';
import type { Mask, Point } from '../contracts/image.js';
import { findTilt } from './tilt.js';

/** A garment's outline, upright, at the small size that landmarks are found at; each pixel is in (1) or out (0). */
export interface Silhouette {
  readonly width: number;
  readonly height: number;
  readonly inside: Uint8Array;
  /** The picture's pixels per silhouette pixel. */
  readonly scale: number;
  /** First and last row with a pixel inside. */
  readonly top: number;
  readonly bottom: number;
  /** Where a point of the silhouette lies in the picture, and the other way round. */
  readonly toPicture: (point: Point) => Point;
  readonly fromPicture: (point: Point) => Point;
}

const analysisHeight = 192;
/** Room around the garment, in parts of its picture, so that turning it upright cuts nothing off. */
const margin = 0.12;

const silhouettes = new WeakMap<Mask, Silhouette>();

/** Brings a garment mask to the small size, and upright if it lies at an angle. Found once for each mask. */
export function silhouetteOf(mask: Mask): Silhouette {
  const known = silhouettes.get(mask) ?? findSilhouette(mask);
  silhouettes.set(mask, known);
  return known;
}

function findSilhouette(mask: Mask): Silhouette {
  const scale = Math.max(1, mask.height / analysisHeight);
  const small = resizeMask(
    mask,
    Math.max(1, Math.round(mask.width / scale)),
    Math.max(1, Math.round(mask.height / scale)),
  );
  const tilt = findTilt(small);
  const [cosine, sine] = [Math.cos(tilt), Math.sin(tilt)];
  const width = Math.round(small.width * (1 + 2 * margin));
  const height = Math.round(small.height * (1 + 2 * margin));
  // Both pictures turn about their middles.
  const toSmall = ({ x, y }: Point): Point => {
    const [dx, dy] = [x + 0.5 - width / 2, y + 0.5 - height / 2];
    return {
      x: small.width / 2 + cosine * dx - sine * dy,
      y: small.height / 2 + sine * dx + cosine * dy,
    };
  };
  const toPicture = (point: Point): Point => {
    const { x, y } = toSmall(point);
    return { x: x * scale, y: y * scale };
  };
  const fromPicture = (point: Point): Point => {
    const [dx, dy] = [point.x / scale - small.width / 2, point.y / scale - small.height / 2];
    return {
      x: width / 2 + cosine * dx + sine * dy - 0.5,
      y: height / 2 - sine * dx + cosine * dy - 0.5,
    };
  };
  const inside = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = toSmall({ x, y });
      const column = Math.floor(from.x);
      const row = Math.floor(from.y);
      const outside = column < 0 || row < 0 || column >= small.width || row >= small.height;
      if (!outside && small.data[row * small.width + column] > 0.5) inside[y * width + x] = 1;
    }
  }
  const top = Math.floor(inside.indexOf(1) / width);
  const bottom = Math.floor(inside.lastIndexOf(1) / width);
  return { width, height, inside, scale, top, bottom, toPicture, fromPicture };
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
