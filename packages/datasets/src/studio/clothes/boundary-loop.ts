import type { Patch } from './split-triangles.js';

/** The outlines of a piece of cloth, the longest first, each as corners that go round clockwise in the picture. */
export function boundaryLoops(patches: readonly Patch[]): number[][] {
  const count = countOf(patches);
  const edges = new Map<number, [number, number]>();
  for (const { corners } of patches) {
    for (let i = 0; i < 3; i++) {
      const a = corners[i];
      const b = corners[(i + 1) % 3];
      if (!edges.delete(b * count + a)) edges.set(a * count + b, [a, b]);
    }
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
  const count = countOf(patches);
  const byEdge = new Map<number, number[]>();
  const keys = patches.map(({ corners }, index) =>
    corners.map((a, i) => {
      const b = corners[(i + 1) % 3];
      const key = a < b ? a * count + b : b * count + a;
      const sharing = byEdge.get(key);
      if (sharing) sharing.push(index);
      else byEdge.set(key, [index]);
      return key;
    }),
  );
  const isSeen = new Uint8Array(patches.length);
  let largest: number[] = [];
  for (let start = 0; start < patches.length; start++) {
    if (isSeen[start]) continue;
    isSeen[start] = 1;
    const part = [start];
    for (const index of part) {
      for (const key of keys[index]) {
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

/** More than any corner's number: with it two corners make one number. */
function countOf(patches: readonly Patch[]): number {
  return 1 + patches.reduce((most, { corners }) => Math.max(most, ...corners), 0);
}
