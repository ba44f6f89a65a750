import { mix } from './plane.js';
import type { Point } from '@drapeflow/core';

/** A triangle of cloth; its corners go round clockwise in the picture, whose y points down. */
export interface Patch {
  readonly corners: readonly [number, number, number];
  /** Which piece of the garment it belongs to; left and right as in the picture. */
  readonly piece: 'body' | 'left-sleeve' | 'right-sleeve';
  /** Whether it lies above the front's neckline: there the picture shows the inside of the back. */
  readonly isInnerBack: boolean;
}

/** Triangles in the plane of a picture. */
export interface PlaneMesh {
  readonly points: readonly Point[];
  /** Points that lie on a cut already, and stay where they are. */
  readonly isOnCut: readonly boolean[];
  readonly patches: readonly Patch[];
}

/** Positive on one side of a cut, negative on the other. */
export type Level = (x: number, y: number) => number;

/** A corner nearer to the cut than this part of an edge is moved on it, so that no slivers arise. */
const nearest = 0.3;

/**
 * Cuts triangles along the curve where a level is zero. Points of no triangle are left out.
 * @param beyond what becomes of the triangles on the negative side; undefined takes them away
 */
export function splitTriangles(
  mesh: PlaneMesh,
  level: Level,
  beyond: (patch: Patch) => Patch | undefined,
): PlaneMesh {
  const cut = new Cut(mesh, level);
  cut.moveNearCorners();
  const patches = mesh.patches.flatMap((patch) => cut.split(patch, beyond));
  return used({ points: cut.points, isOnCut: cut.isOnCut, patches });
}

/** The mesh without points of no triangle. */
function used({ points, isOnCut, patches }: PlaneMesh): PlaneMesh {
  const isUsed = new Uint8Array(points.length);
  for (const { corners } of patches) for (const corner of corners) isUsed[corner] = 1;
  const places = new Uint32Array(points.length);
  let place = 0;
  for (let point = 0; point < points.length; point++) places[point] = isUsed[point] ? place++ : 0;
  return {
    points: points.filter((_, point) => isUsed[point]),
    isOnCut: isOnCut.filter((_, point) => isUsed[point]),
    patches: patches.map(({ corners: [a, b, c], piece, isInnerBack }) => ({
      corners: [places[a], places[b], places[c]],
      piece,
      isInnerBack,
    })),
  };
}

class Cut {
  readonly points: Point[];
  readonly isOnCut: boolean[];
  private readonly values: number[];
  private readonly crossings = new Map<number, number>();

  constructor(
    private readonly mesh: PlaneMesh,
    private readonly level: Level,
  ) {
    this.points = [...mesh.points];
    this.isOnCut = [...mesh.isOnCut];
    this.values = mesh.points.map(({ x, y }) => level(x, y));
  }

  moveNearCorners(): void {
    const moves = new Map<number, { part: number; to: Point }>();
    const consider = (corner: number, part: number, to: Point) => {
      if (part < (moves.get(corner)?.part ?? nearest)) moves.set(corner, { part, to });
    };
    for (const { corners } of this.mesh.patches) {
      for (let i = 0; i < 3; i++) {
        const a = corners[i];
        const b = corners[(i + 1) % 3];
        if (this.values[a] * this.values[b] >= 0) continue;
        const part = this.crossingPart(a, b);
        const to = mix(this.points[a], this.points[b], part);
        consider(a, part, to);
        consider(b, 1 - part, to);
      }
    }
    for (const [corner, { to }] of moves) {
      // A corner on an earlier cut stays: this cut is led through it.
      if (!this.isOnCut[corner]) this.points[corner] = to;
      this.isOnCut[corner] = true;
      this.values[corner] = 0;
    }
  }

  split(patch: Patch, beyond: (patch: Patch) => Patch | undefined): readonly Patch[] {
    const [a, b, c] = patch.corners;
    const lowest = Math.min(this.values[a], this.values[b], this.values[c]);
    const highest = Math.max(this.values[a], this.values[b], this.values[c]);
    if (lowest >= 0 && highest > 0) return [patch];
    const outside = beyond(patch);
    if (highest <= 0) {
      const lies = lowest < 0 || this.levelInside(patch) < 0;
      const kept = lies ? outside : patch;
      return kept ? [kept] : [];
    }
    return [
      ...fan(this.clip(patch, 1), patch),
      ...(outside ? fan(this.clip(patch, -1), outside) : []),
    ];
  }

  private levelInside({ corners }: Patch): number {
    const [a, b, c] = corners.map((corner) => this.points[corner]);
    return this.level((a.x + b.x + c.x) / 3, (a.y + b.y + c.y) / 3);
  }

  /** The corners of the part of a triangle on one side of the cut. */
  private clip({ corners }: Patch, side: 1 | -1): number[] {
    const polygon: number[] = [];
    corners.forEach((a, i) => {
      const b = corners[(i + 1) % 3];
      if (side * this.values[a] >= 0) polygon.push(a);
      if (this.values[a] * this.values[b] < 0) polygon.push(this.crossing(a, b));
    });
    return polygon;
  }

  /** The point where an edge is cut, the same for both triangles that share it. */
  private crossing(a: number, b: number): number {
    const [from, to] = a < b ? [a, b] : [b, a];
    const key = from * this.mesh.points.length + to;
    const known = this.crossings.get(key);
    if (known !== undefined) return known;
    this.points.push(mix(this.points[from], this.points[to], this.crossingPart(from, to)));
    this.isOnCut.push(true);
    this.values.push(0);
    this.crossings.set(key, this.points.length - 1);
    return this.points.length - 1;
  }

  /** How far from `a` to `b` the level is zero, by bisection. */
  private crossingPart(a: number, b: number): number {
    const [from, to] = [this.points[a], this.points[b]];
    let [low, high] = [0, 1];
    for (let step = 0; step < 10; step++) {
      const part = (low + high) / 2;
      const { x, y } = mix(from, to, part);
      if (this.level(x, y) * this.values[a] > 0) low = part;
      else high = part;
    }
    return (low + high) / 2;
  }
}

function fan(polygon: readonly number[], patch: Patch): Patch[] {
  return polygon
    .slice(2)
    .map((corner, i) => ({ ...patch, corners: [polygon[0], polygon[i + 1], corner] }));
}
