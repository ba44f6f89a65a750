/** The pieces of a binary mask. */
export interface ConnectedComponents {
  /** For each pixel the number of its piece, 1, 2, 3 … in reading order of their first pixels; 0 outside the mask. */
  readonly labels: Int32Array;
  /** Pixels of each piece; `sizes[0]` counts the pixels outside the mask. */
  readonly sizes: readonly number[];
}

/**
 * Finds the pieces of a mask; pixels are neighbours by their edges (4-connectivity).
 * @param mask not 0 is inside
 */
export function connectedComponents(
  mask: Uint8Array,
  width: number,
  height: number,
): ConnectedComponents {
  const labels = new Int32Array(width * height);
  const sizes = [0];
  const pending = new Int32Array(width * height);
  for (let start = 0; start < mask.length; start++) {
    if (!mask[start]) sizes[0]++;
    else if (!labels[start]) sizes.push(fill(mask, width, start, sizes.length, labels, pending));
  }
  return { labels, sizes };
}

/** Gives one piece its label and counts its pixels. */
function fill(
  mask: Uint8Array,
  width: number,
  start: number,
  label: number,
  labels: Int32Array,
  pending: Int32Array,
): number {
  let waiting = 0;
  let size = 0;
  const visit = (at: number): void => {
    if (!mask[at] || labels[at]) return;
    labels[at] = label;
    pending[waiting++] = at;
  };
  visit(start);
  while (waiting > 0) {
    const at = pending[--waiting];
    size++;
    const x = at % width;
    if (x > 0) visit(at - 1);
    if (x < width - 1) visit(at + 1);
    if (at >= width) visit(at - width);
    if (at + width < mask.length) visit(at + width);
  }
  return size;
}
