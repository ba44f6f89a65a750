import {
  boxBlur,
  findGarmentLandmarks,
  silhouetteOf,
  symmetryAxis,
  type Garment,
  type Point,
  type Silhouette,
} from '@drapeflow/core';
import { boundaryLoops, largestPart } from './boundary-loop.js';
import { belowNeckline, findNeckline } from './neckline.js';
import { bodySideOf } from './seam-line.js';
import { patternLandmarks, type PatternLandmarks, type PatternSide } from './pattern-landmarks.js';
import { findCuff } from './find-cuff.js';
import { sleeveShapeOf, type SleeveShape } from './sleeve-shape.js';
import { splitTriangles, type Level, type Patch, type PlaneMesh } from './split-triangles.js';

/** A garment picture cut into triangles, and where front and back are sewn together. */
export interface Pattern {
  /** In pixels of the silhouette, upright. */
  readonly points: readonly Point[];
  /** The back; the front is the same without what is `isInnerBack`. */
  readonly patches: readonly Patch[];
  /** Whether front and back meet at a point: at side seams, shoulders, and sleeves' upper and lower edges. */
  readonly isSewn: readonly boolean[];
  /** In pixels of the silhouette. */
  readonly landmarks: PatternLandmarks;
  /** The outline from neck to shoulder; left and right as in the picture. */
  readonly shoulders: { readonly left: readonly Point[]; readonly right: readonly Point[] };
  /** Undefined without sleeves. */
  readonly sleeves: { readonly left?: SleeveShape; readonly right?: SleeveShape };
  readonly silhouette: Silhouette;
}

/** Triangles from armpit to armpit. */
const columnsWide = 25;
/** Of a collar or hood, what stands higher than this above the shoulders' inner ends is left out, by the height. */
const collarHeight = 0.03;
/** The blurred mask's value at the outline: a little outside of it, so that the mask, and not the mesh, cuts the edge. */
const outline = 0.36;
/** The level well inside of the outline. */
const wholeCloth = 0.85 - outline;
/** Seams are moved by quarters of a pixel, so many at most. */
const pullSteps = 8;

/** Cuts a garment's picture into front and back. Both show the picture. */
export function cutPattern(garment: Garment): Pattern {
  const silhouette = silhouetteOf(garment.mask);
  const found = findGarmentLandmarks(garment.mask);
  const landmarks = patternLandmarks(found, silhouette, symmetryAxis(silhouette));
  const { left, right } = landmarks;
  const isCloth = insideOf(silhouette);
  let mesh = splitTriangles(lattice(silhouette, landmarks), isCloth, () => undefined);
  mesh = splitTriangles(mesh, belowCollar(silhouette, landmarks), () => undefined);
  const neckline = belowNeckline(findNeckline(garment, silhouette, landmarks));
  mesh = splitTriangles(mesh, neckline, (patch) => ({ ...patch, isInnerBack: true }));
  for (const [side, piece, outwards] of [
    [left, 'left-sleeve', -1],
    [right, 'right-sleeve', 1],
  ] as const) {
    if (side.sleeve !== 'spread') continue;
    mesh = splitTriangles(
      mesh,
      bodySideOf(side, silhouette, axisOf(landmarks), outwards),
      (patch) => ({ ...patch, piece }),
    );
  }
  const pattern = sew(mesh, landmarks);
  const points = pullInSeams(pattern, isCloth);
  return { ...pattern, points, landmarks, silhouette };
}

export function axisOf({ left, right }: PatternLandmarks): number {
  return (left.armpit.x + right.armpit.x) / 2;
}

/** Equilateral triangles over the silhouette, mirrored at its axis. */
function lattice({ width, height }: Silhouette, landmarks: PatternLandmarks): PlaneMesh {
  const axis = axisOf(landmarks);
  const spacing = (landmarks.right.armpit.x - landmarks.left.armpit.x) / columnsWide;
  const rise = (spacing * Math.sqrt(3)) / 2;
  const rows = Math.ceil(height / rise) + 1;
  const aside = Math.ceil(Math.max(axis, width - axis) / spacing) + 1;
  const columns = 2 * aside + 1;
  const points: Point[] = [];
  const patches: Patch[] = [];
  for (let row = 0; row < rows; row++) {
    // Odd rows are half a spacing wider to either side, so that the lattice mirrors itself.
    for (let column = 0; column <= columns; column++) {
      const step = row % 2 ? column - aside - 0.5 : Math.min(column, columns - 1) - aside;
      points.push({ x: axis + step * spacing, y: row * rise });
    }
  }
  const add = (...corners: [number, number, number]) =>
    patches.push({ corners, piece: 'body', isInnerBack: false });
  for (let row = 0; row + 1 < rows; row++) {
    const [upper, lower] = [row * (columns + 1), (row + 1) * (columns + 1)];
    const [narrow, wide] = row % 2 ? [lower, upper] : [upper, lower];
    for (let column = 0; column < columns; column++) {
      const [a, b, c] = [wide + column, wide + column + 1, narrow + column];
      const d = c + 1;
      if (row % 2) add(a, b, c);
      else add(a, c, b);
      if (column + 1 === columns) continue;
      if (row % 2) add(b, d, c);
      else add(b, c, d);
    }
  }
  return { points, isOnCut: points.map(() => false), patches };
}

/** Positive on the cloth. */
function insideOf({ width, height, inside }: Silhouette): Level {
  const blurred = boxBlur(Float32Array.from(inside), width, height, 1);
  return (x, y) => {
    const left = Math.min(Math.max(Math.floor(x), 0), width - 2);
    const up = Math.min(Math.max(Math.floor(y), 0), height - 2);
    const [dx, dy] = [Math.min(Math.max(x - left, 0), 1), Math.min(Math.max(y - up, 0), 1)];
    const at = up * width + left;
    const above = blurred[at] * (1 - dx) + blurred[at + 1] * dx;
    const below = blurred[at + width] * (1 - dx) + blurred[at + width + 1] * dx;
    return above * (1 - dy) + below * dy - outline;
  };
}

/**
 * Moves the seams in, towards the middle of their triangles, until the picture shows nothing but cloth there: the
 * background must not show at seams.
 */
function pullInSeams(
  { points, patches, isSewn }: Pick<Pattern, 'points' | 'patches' | 'isSewn'>,
  isCloth: Level,
): Point[] {
  const sums = points.map(() => ({ x: 0, y: 0 }));
  for (const { corners } of patches) {
    for (const to of corners) {
      for (const from of corners) {
        sums[to].x += points[from].x - points[to].x;
        sums[to].y += points[from].y - points[to].y;
      }
    }
  }
  return points.map((point, index) => {
    if (!isSewn[index]) return point;
    const length = Math.hypot(sums[index].x, sums[index].y) || 1;
    let { x, y } = point;
    for (let step = 0; step < pullSteps && isCloth(x, y) < wholeCloth; step++) {
      x += (0.25 * sums[index].x) / length;
      y += (0.25 * sums[index].y) / length;
    }
    return { x, y };
  });
}

/** Positive below a line a little above the shoulders' inner ends: hoods and high collars are not worn up. */
function belowCollar({ top, bottom }: Silhouette, { left, right }: PatternLandmarks): Level {
  const slope = (right.neck.y - left.neck.y) / (right.neck.x - left.neck.x);
  const room = collarHeight * (bottom - top);
  return (x, y) => y - (left.neck.y + slope * (x - left.neck.x) - room);
}

/** Keeps what hangs together, parts the sleeves from the body below the armpits, and finds the seams. */
function sew(
  mesh: PlaneMesh,
  landmarks: PatternLandmarks,
): Pick<Pattern, 'points' | 'patches' | 'isSewn' | 'shoulders' | 'sleeves'> {
  const points = [...mesh.points];
  const pieceOf = (piece: Patch['piece']) =>
    largestPart(mesh.patches.filter((patch) => patch.piece === piece));
  const body = pieceOf('body');
  const [loop] = boundaryLoops(body);
  const patches = [...body];
  const seams: number[] = [];
  const shoulders: { left: Point[]; right: Point[] } = { left: [], right: [] };
  const sleeves: { left?: SleeveShape; right?: SleeveShape } = {};
  for (const [name, outwards] of [
    ['left', -1],
    ['right', 1],
  ] as const) {
    const side = landmarks[name];
    const sleeve = pieceOf(`${name}-sleeve`);
    const hem = hemCorner(loop, points, side, outwards);
    const down = arcOf(loop, points, side.neck, hem, outwards);
    const ends = armholeEnds(down, sleeve, points, side);
    const { shoulder, armpit } = ends ?? side;
    const shoulderSeam = arcOf(loop, points, side.neck, shoulder, outwards);
    shoulders[name] = shoulderSeam.map((corner) => points[corner]);
    seams.push(...shoulderSeam);
    seams.push(...arcOf(loop, points, armpit, hem, outwards));
    if (!ends) continue;
    const armhole = new Set(arcOf(loop, points, shoulder, armpit, outwards));
    const own = unglued(sleeve, new Set(body.flatMap(({ corners }) => corners)), armhole, points);
    patches.push(...own);
    const loops = boundaryLoops(own);
    // A sleeve that is torn or holed is not told rightly from the body.
    if (loops.length > 1) continue;
    const edge = arcOf(loops[0], points, shoulder, armpit, outwards);
    const outline = edge.map((corner) => points[corner]);
    const cuff = findCuff(outline);
    const inner = outline.slice(cuff[1]).reverse();
    sleeves[name] = sleeveShapeOf(outline.slice(0, cuff[0] + 1), inner, outwards);
    seams.push(...edge.slice(0, cuff[0] + 1), ...edge.slice(cuff[1]));
  }
  const isSewn = points.map(() => false);
  for (const corner of seams) isSewn[corner] = true;
  return { points, patches, isSewn, shoulders, sleeves };
}

/** Where side seam and hem meet: what reaches furthest outwards and down. */
function hemCorner(
  loop: readonly number[],
  points: readonly Point[],
  { waist }: PatternSide,
  outwards: -1 | 1,
): Point {
  const reachOf = ({ x, y }: Point) => outwards * x + 0.8 * y;
  return loop
    .map((corner) => points[corner])
    .filter(({ y }) => y > waist.y)
    .reduce((best, point) => (reachOf(point) > reachOf(best) ? point : best), waist);
}

/**
 * Where the sleeve's seam with the body begins and ends on the mesh.
 * @param edge the body's edge from the neck down to the hem
 */
function armholeEnds(
  edge: readonly number[],
  sleeve: readonly Patch[],
  points: readonly Point[],
  { armpit }: PatternSide,
): { shoulder: Point; armpit: Point } | undefined {
  const corners = new Set(sleeve.flatMap((patch) => patch.corners));
  const shared = edge.filter((corner) => corners.has(corner));
  if (shared.length === 0) return undefined;
  return { shoulder: points[shared[0]], armpit: points[nearestTo(armpit, shared, points)] };
}

/** The corners of a loop between the two that are nearest to two places, both included. */
function arcOf(
  loop: readonly number[],
  points: readonly Point[],
  from: Point,
  to: Point,
  outwards: -1 | 1,
): number[] {
  const start = loop.indexOf(nearestTo(from, loop, points));
  const end = loop.indexOf(nearestTo(to, loop, points));
  // On the picture's right, from the collar down is clockwise.
  const step = outwards > 0 ? 1 : loop.length - 1;
  const arc = [loop[start]];
  for (let at = start; at !== end;) {
    at = (at + step) % loop.length;
    arc.push(loop[at]);
  }
  return arc;
}

function nearestTo(place: Point, corners: readonly number[], points: readonly Point[]): number {
  let best = corners[0];
  let bestDistance = Infinity;
  for (const corner of corners) {
    const distance = Math.hypot(points[corner].x - place.x, points[corner].y - place.y);
    if (distance < bestDistance) [best, bestDistance] = [corner, distance];
  }
  return best;
}

/** A sleeve that shares with the body the corners of the armhole, and no others. */
function unglued(
  sleeve: readonly Patch[],
  body: ReadonlySet<number>,
  armhole: ReadonlySet<number>,
  points: Point[],
): Patch[] {
  const copies = new Map<number, number>();
  const own = (corner: number) => {
    if (!body.has(corner) || armhole.has(corner)) return corner;
    const copy = copies.get(corner) ?? points.push(points[corner]) - 1;
    copies.set(corner, copy);
    return copy;
  };
  return sleeve.map((patch) => {
    const [a, b, c] = patch.corners;
    return { ...patch, corners: [own(a), own(b), own(c)] };
  });
}
