import { closeMask, connectedComponents, invertMask, openMask } from '@drapeflow/core';

/** The largest piece of what was not flooded, without specks and hair-thin parts; small holes are filled. */
export function garmentShape(flooded: Uint8Array, width: number, height: number): Uint8Array {
  const radius = Math.min(2, Math.floor(Math.min(width, height) / 40));
  const closed = closeMask(invertMask(flooded), width, height, radius);
  const opened = openMask(closed, width, height, radius);
  return withoutSmallHoles(largestPiece(opened, width, height), width, {
    area: 0.004,
    tallness: 0.08,
  });
}

export function largestPiece(mask: Uint8Array, width: number, height: number): Uint8Array {
  const { labels, sizes } = connectedComponents(mask, width, height);
  let largest = 1;
  for (let label = 2; label < sizes.length; label++) {
    if (sizes[label] > sizes[largest]) largest = label;
  }
  const piece = new Uint8Array(mask.length);
  for (let i = 0; i < piece.length; i++) piece[i] = labels[i] === largest ? 1 : 0;
  return piece;
}

/**
 * Fills holes that are a label, a button or a print rather than the background seen between sleeve and body.
 * @param least shares of the picture's area and height of which a hole must have one to stay: slits beside a
 * sleeve are narrow but tall
 */
export function withoutSmallHoles(
  mask: Uint8Array,
  width: number,
  least: { readonly area: number; readonly tallness: number },
): Uint8Array {
  const height = mask.length / width;
  const { labels, sizes } = connectedComponents(invertMask(mask), width, height);
  const top = new Int32Array(sizes.length).fill(height);
  const bottom = new Int32Array(sizes.length);
  for (let i = 0; i < labels.length; i++) {
    const y = Math.floor(i / width);
    top[labels[i]] = Math.min(top[labels[i]], y);
    bottom[labels[i]] = Math.max(bottom[labels[i]], y + 1);
  }
  const stays = sizes.map(
    (size, label) =>
      size >= least.area * mask.length || bottom[label] - top[label] >= least.tallness * height,
  );
  return mask.map((inside, i) => (inside || !stays[labels[i]] ? 1 : 0));
}

export function areaShare(mask: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < mask.length; i++) count += mask[i];
  return count / mask.length;
}

/** How alike two masks are: what both have over what either has, 0…1. */
export function overlap(a: Uint8Array, b: Uint8Array): number {
  let both = 0;
  let either = 0;
  for (let i = 0; i < a.length; i++) {
    if (a[i] && b[i]) both++;
    if (a[i] || b[i]) either++;
  }
  return either ? both / either : 1;
}

/** How alike a mask is to its mirror image about the upright line through its middle, 0…1. Garments mostly are. */
export function mirrorSymmetry(mask: Uint8Array, width: number): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < mask.length; i++) {
    if (!mask[i]) continue;
    sum += i % width;
    count++;
  }
  if (count === 0) return 0;
  const twiceMiddle = Math.round((2 * sum) / count);
  let both = 0;
  for (let i = 0; i < mask.length; i++) {
    const x = twiceMiddle - (i % width);
    if (mask[i] && x >= 0 && x < width && mask[i - (i % width) + x]) both++;
  }
  return both / (2 * count - both);
}
