import type { Patch } from './split-triangles.js';

/** The outlines of a piece of cloth, the longest first, each as corners that go round clockwise in the picture. */
export function boundaryLoops(patches: readonly Patch[]): number[][] {
  const edges = new Map<string, [number, number]>();
  for (const { corners } of patches) {
    corners.forEach((a, i) => {
      const b = corners[(i + 1) % 3];
      if (!edges.delete(`${b},${a}`)) edges.set(`${a},${b}`, [a, b]);
    });
  }
  const after = new Map<number, number[]>();
  for (const [a, b] of edges.values()) after.set(a, [...(after.get(a) ?? []), b]);
  const loops: number[][] = [];
  for (const [start, next] of after) {
    while (next.length > 0) {
      const loop: number[] = [];
      for (let at: number | undefined = start; at !== undefined; at = after.get(at)?.pop()) {
        loop.push(at);
      }
      loops.push(loop.slice(0, -1));
    }
  }
  return loops.sort((a, b) => b.length - a.length);
}

/** The largest part of the patches whose triangles hang together by their edges. */
export function largestPart(patches: readonly Patch[]): Patch[] {
  const byEdge = new Map<string, number[]>();
  patches.forEach(({ corners }, index) => {
    for (const key of edgeKeys(corners)) byEdge.set(key, [...(byEdge.get(key) ?? []), index]);
  });
  const isSeen = new Uint8Array(patches.length);
  let largest: number[] = [];
  for (let start = 0; start < patches.length; start++) {
    if (isSeen[start]) continue;
    isSeen[start] = 1;
    const part = [start];
    for (const index of part) {
      for (const key of edgeKeys(patches[index].corners)) {
        for (const neighbour of byEdge.get(key)!) {
          if (isSeen[neighbour]) continue;
          isSeen[neighbour] = 1;
          part.push(neighbour);
        }
      }
    }
    if (part.length > largest.length) largest = part;
  }
  return largest.map((index) => patches[index]);
}

function edgeKeys(corners: Patch['corners']): string[] {
  return corners.map((a, i) => {
    const b = corners[(i + 1) % 3];
    return a < b ? `${a},${b}` : `${b},${a}`;
  });
}
