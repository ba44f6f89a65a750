import type { Point, Size } from '@drapeflow/core';

/** Lines between two rows of pixels along which an area's edges are found. */
const linesPerRow = 4;

/**
 * The share of each pixel that an area covers, 0…1, row by row: exact along rows, by four lines across them.
 * @param outline a closed polygon in pixels; where it winds round twice, it is inside
 */
export function fillPolygon(outline: readonly Point[], { width, height }: Size): Float32Array {
  const covered = new Float32Array(width * height);
  const ys = outline.map(({ y }) => y);
  const first = Math.max(0, Math.floor(Math.min(...ys)));
  const last = Math.min(height - 1, Math.floor(Math.max(...ys)));
  for (let row = first; row <= last; row++) {
    for (let line = 0; line < linesPerRow; line++) {
      const y = row + (line + 0.5) / linesPerRow;
      for (const [from, to] of spansAt(outline, y)) addSpan(covered, row * width, width, from, to);
    }
  }
  return covered;
}

/** Where a horizontal line lies inside. */
function spansAt(outline: readonly Point[], y: number): [from: number, to: number][] {
  const crossings: { x: number; turn: number }[] = [];
  outline.forEach((a, i) => {
    const b = outline[(i + 1) % outline.length];
    if (a.y <= y === b.y <= y) return;
    crossings.push({ x: a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y), turn: a.y < b.y ? 1 : -1 });
  });
  crossings.sort((a, b) => a.x - b.x);
  const spans: [number, number][] = [];
  let turns = 0;
  crossings.forEach(({ x, turn }, i) => {
    turns += turn;
    if (turns !== 0 && i + 1 < crossings.length) spans.push([x, crossings[i + 1].x]);
  });
  return spans;
}

function addSpan(
  covered: Float32Array,
  start: number,
  width: number,
  from: number,
  to: number,
): void {
  const first = Math.max(0, Math.floor(from));
  const last = Math.min(width - 1, Math.ceil(to) - 1);
  for (let x = first; x <= last; x++) {
    const share = Math.min(to, x + 1) - Math.max(from, x);
    covered[start + x] = Math.min(1, covered[start + x] + share / linesPerRow);
  }
}
