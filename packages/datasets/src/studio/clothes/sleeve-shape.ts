import { mix } from './plane.js';
import type { Point } from '@drapeflow/core';

/** A sleeve as it lies in the picture, in pixels of the silhouette. */
export interface SleeveShape {
  /** Its middle line: at the armhole, half way, and at the cuff. */
  readonly middle: readonly [Point, Point, Point];
  /** From the armhole towards the cuff, at right angles to the edge at either end, and half way. */
  readonly directions: readonly [Point, Point, Point];
  /** Along the middle line. */
  readonly length: number;
  /** From shoulder to armpit. */
  readonly armhole: number;
  /** How far its edges lie from the middle line, evenly spaced from armhole to cuff. */
  readonly edges: readonly Edges[];
}

export interface Edges {
  /** Of the upper edge, which continues the shoulder. */
  readonly outer: number;
  /** Of the underside, which continues the armpit; mostly negative. */
  readonly inner: number;
}

/** A place on a sleeve that is drawn straight. */
export interface SleevePlace {
  /** 0 at the armhole … 1 at the cuff. */
  readonly along: number;
  /** −1 at the underside … 1 at the upper edge. */
  readonly across: number;
  /** How wide the sleeve is there. */
  readonly width: number;
}

const stations = 12;

/**
 * A sleeve's shape from its two edges, both from the armhole to the cuff.
 * @param outwards −1 for the picture's left sleeve, 1 for the right one
 */
export function sleeveShapeOf(
  outer: readonly Point[],
  inner: readonly Point[],
  outwards: -1 | 1,
): SleeveShape {
  const last = <T>(line: readonly T[]) => line[line.length - 1];
  const middle = [
    middleOf(outer[0], inner[0]),
    middleOf(pointAlong(outer, 0.5), pointAlong(inner, 0.5)),
    middleOf(last(outer), last(inner)),
  ] as [Point, Point, Point];
  const whole = unit(between(middle[0], middle[2]));
  const start = acrossFrom(inner[0], outer[0], outwards);
  const shape = {
    middle,
    directions: [
      // A sleeve that hangs down is bent at the armhole: its first direction is half way between.
      unit(mix(start, whole, 0.5)),
      whole,
      acrossFrom(last(inner), last(outer), outwards),
    ] as const,
    armhole: distance(outer[0], inner[0]),
    length: distance(middle[0], middle[1]) + distance(middle[1], middle[2]),
  };
  const outerOffsets = offsetsOf(shape, outer, outwards);
  const innerOffsets = offsetsOf(shape, inner, outwards);
  const edges = Array.from({ length: stations + 1 }, (_, station) => ({
    outer: offsetAt(outerOffsets, station / stations),
    inner: offsetAt(innerOffsets, station / stations),
  }));
  return { ...shape, edges };
}

/** Where a point lies on a sleeve drawn straight. */
export function placeOnSleeve(shape: SleeveShape, point: Point, outwards: -1 | 1): SleevePlace {
  const { along, offset } = locate(shape, point, outwards);
  const at = along * stations;
  const [a, b] = [shape.edges[Math.floor(at)], shape.edges[Math.min(Math.floor(at) + 1, stations)]];
  const part = at - Math.floor(at);
  const outer = a.outer + (b.outer - a.outer) * part;
  const inner = a.inner + (b.inner - a.inner) * part;
  const width = Math.max(outer - inner, 1);
  return { along, across: (2 * (offset - inner)) / width - 1, width };
}

/** The direction from armhole to cuff at a place, of unit length. */
function directionAt({ directions }: SleeveShape, along: number): Point {
  const [from, to] = along < 0.5 ? directions : directions.slice(1);
  const part = along < 0.5 ? 2 * along : 2 * along - 1;
  return unit(mix(from, to, part));
}

type MiddleLine = Pick<SleeveShape, 'middle' | 'directions'>;

/** How far along the middle line a point lies, and how far outwards or upwards of it. */
function locate(
  { middle, directions }: MiddleLine,
  point: Point,
  outwards: -1 | 1,
): { along: number; offset: number } {
  const past = middle.map(
    (at, i) => (point.x - at.x) * directions[i].x + (point.y - at.y) * directions[i].y,
  );
  const share = (before: number, after: number) =>
    Math.min(Math.max(before / (before - after || 1), 0), 1);
  const along =
    past[1] < 0
      ? 0.5 * share(Math.max(past[0], 0), past[1])
      : 0.5 + 0.5 * share(past[1], Math.min(past[2], 0));
  const [from, to] = along < 0.5 ? middle : middle.slice(1);
  const part = along < 0.5 ? 2 * along : 2 * along - 1;
  const centre = mix(from, to, part);
  const direction = directionAt({ directions } as SleeveShape, along);
  // A quarter turn that takes 'outwards' to 'up' on both sides.
  const offset =
    outwards * ((point.x - centre.x) * direction.y - (point.y - centre.y) * direction.x);
  return { along, offset };
}

function offsetsOf(line: MiddleLine, edge: readonly Point[], outwards: -1 | 1) {
  return edge.map((point) => locate(line, point, outwards));
}

/** An edge's offset at a station: between the points just before and just after it. */
function offsetAt(places: readonly { along: number; offset: number }[], along: number): number {
  const next = places.findIndex((place) => place.along >= along);
  if (next <= 0) return places[next < 0 ? places.length - 1 : 0].offset;
  const [a, b] = [places[next - 1], places[next]];
  return a.offset + ((b.offset - a.offset) * (along - a.along)) / (b.along - a.along || 1);
}

/** The unit vector from armhole to cuff at right angles to a line across the sleeve. */
function acrossFrom(inner: Point, outer: Point, outwards: -1 | 1): Point {
  const across = unit(between(inner, outer));
  return { x: -outwards * across.y, y: outwards * across.x };
}

function pointAlong(line: readonly Point[], part: number): Point {
  const ways = [0];
  for (let i = 1; i < line.length; i++) ways.push(ways[i - 1] + distance(line[i - 1], line[i]));
  const way = part * ways[ways.length - 1];
  const next = ways.findIndex((value) => value > way);
  if (next < 0) return line[line.length - 1];
  return mix(line[next - 1], line[next], (way - ways[next - 1]) / (ways[next] - ways[next - 1]));
}

function middleOf(a: Point, b: Point): Point {
  return mix(a, b, 0.5);
}

function between(a: Point, b: Point): Point {
  return { x: b.x - a.x, y: b.y - a.y };
}

function unit({ x, y }: Point): Point {
  const length = Math.hypot(x, y) || 1;
  return { x: x / length, y: y / length };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
