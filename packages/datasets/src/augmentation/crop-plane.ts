import type { Box, Size } from '@drapeflow/core';

/** For each column and row that is wanted, the two that it lies between, and how far past the first it is. */
export interface CropPixels extends Size {
  readonly from: Size;
  readonly box: Box;
  readonly columns: Between;
  readonly rows: Between;
}

export interface Between {
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** Of the second, 0…1. */
  readonly share: Float32Array;
  /** 1 within the picture, 0 past its edge. */
  readonly isInside: Uint8Array;
}

/** The pixels of a picture of some size that lies over a box of another. */
export function pixelsOf({ width, height }: Size, box: Box, size: Size): CropPixels {
  return {
    width: size.width,
    height: size.height,
    from: { width, height },
    box,
    columns: between(box.x, box.width, size.width, width),
    rows: between(box.y, box.height, size.height, height),
  };
}

/** Centres of pixels are at halves; past the edge the edge goes on. */
function between(start: number, length: number, count: number, sources: number): Between {
  const first = new Int32Array(count);
  const second = new Int32Array(count);
  const share = new Float32Array(count);
  const isInside = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const wanted = start + ((i + 0.5) * length) / count - 0.5;
    const at = Math.min(Math.max(wanted, 0), sources - 1);
    first[i] = Math.floor(at);
    second[i] = Math.min(first[i]! + 1, sources - 1);
    share[i] = at - first[i]!;
    isInside[i] = wanted >= -0.5 && wanted <= sources - 0.5 ? 1 : 0;
  }
  return { first, second, share, isInside };
}

/** A plane of one value for each pixel, that of the nearest. */
export function cropNearest<Plane extends Uint8Array | Float32Array>(
  plane: Plane,
  pixels: CropPixels,
): Plane {
  const { width, height, from, columns, rows } = pixels;
  const target = new (plane.constructor as new (length: number) => Plane)(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    const row = nearest(rows, y) * from.width;
    for (let x = 0; x < width; x++, at++) target[at] = plane[row + nearest(columns, x)]!;
  }
  return target;
}

export function nearest({ first, second, share }: Between, i: number): number {
  return share[i]! < 0.5 ? first[i]! : second[i]!;
}
