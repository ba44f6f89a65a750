import {
  boxBlur,
  silhouetteOf,
  type Garment,
  type GarmentLandmarks,
  type GarmentSide,
  type Point,
  type Silhouette,
  type SleeveSpread,
} from '@drapeflow/core';
import { mix } from '../body/vector.js';
import { thinPlateSpline, type PlaneMapping } from './thin-plate-spline.js';

/** A point of the cloth in pixels of the garment picture, and where it lies on either sleeve. */
export interface MeshVertex {
  readonly at: Point;
  readonly left: SleevePlace | undefined;
  readonly right: SleevePlace | undefined;
}

/** A place on a sleeve that is drawn straight. */
export interface SleevePlace {
  /** How much the cloth belongs to the sleeve: 0 body … 1 sleeve. */
  readonly weight: number;
  /** 0 at the armhole, 1 at the cuff. */
  readonly along: number;
  /** −1 at the edge that continues the armpit, +1 at the one that continues the shoulder. */
  readonly across: number;
}

/** The garment picture cut into a grid of triangles wherever there is cloth. */
export interface GarmentMesh {
  readonly vertices: readonly MeshVertex[];
  /** Indices of vertices, three a triangle. */
  readonly triangles: readonly (readonly [number, number, number])[];
  /** The distance between neighbours in the picture, in pixels. */
  readonly spacing: number;
}

const cellsHigh = 30;
/** Sleeve and body pass into each other over twice this many silhouette pixels. */
const seamRadius = 4;

export function meshOf(garment: Garment, landmarks: GarmentLandmarks): GarmentMesh {
  const silhouette = silhouetteOf(garment.mask);
  const spacing = ((silhouette.bottom - silhouette.top + 1) * silhouette.scale) / cellsHigh;
  const left = sleevePlaces(silhouette, landmarks.left);
  const right = sleevePlaces(silhouette, landmarks.right);
  const columns = Math.ceil(garment.image.width / spacing) + 1;
  const rows = Math.ceil(garment.image.height / spacing) + 1;
  const shown = shownCloth(silhouette, [landmarks.left, landmarks.right]);
  const indexAt = (at: Point) => {
    const { x, y } = silhouette.fromPicture(at);
    const column = Math.min(Math.max(Math.round(x), 0), silhouette.width - 1);
    const row = Math.min(Math.max(Math.round(y), 0), silhouette.height - 1);
    return row * silhouette.width + column;
  };
  const vertices: MeshVertex[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = { x: column * spacing, y: row * spacing };
      const index = indexAt(at);
      vertices.push({ at, left: left(at, index), right: right(at, index) });
    }
  }
  const triangles = gridTriangles(rows, columns, 0, (cell) =>
    cell.some((vertex) => shown[indexAt(vertices[vertex].at)] > 0),
  );
  for (const side of ['left', 'right'] as const) {
    const { sleeve } = landmarks[side];
    if (!sleeve || sleeve.spread) continue;
    const start = vertices.length;
    vertices.push(...bodyClothSleeve(landmarks[side], side));
    triangles.push(...gridTriangles(stripRows, stripColumns, start, () => true));
  }
  return { vertices, triangles, spacing };
}

type Triangle = [number, number, number];

/** Two triangles for each wanted cell of a grid of vertices that begin at an index. */
function gridTriangles(
  rows: number,
  columns: number,
  start: number,
  isWanted: (cell: readonly number[]) => boolean,
): Triangle[] {
  const triangles: Triangle[] = [];
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const a = start + row * columns + column;
      const [b, c, d] = [a + 1, a + columns, a + columns + 1];
      if (isWanted([a, b, c, d])) triangles.push([a, b, c], [b, d, c]);
    }
  }
  return triangles;
}

/** Cloth that is drawn where it lies, a little widened; folded sleeves are not. */
function shownCloth(silhouette: Silhouette, sides: readonly GarmentSide[]): Float32Array {
  const cloth = Float32Array.from(silhouette.inside);
  for (const { sleeve } of sides) {
    if (!sleeve || sleeve.spread) continue;
    sleeve.region.forEach((inside, index) => {
      if (inside) cloth[index] = 0;
    });
  }
  return boxBlur(cloth, silhouette.width, silhouette.height, 3);
}

const stripRows = 12;
const stripColumns = 5;

/** A sleeve that is folded away is made of the cloth of the body beside its seam, from shoulder to hem. */
function bodyClothSleeve(
  { shoulder, armpit, hem, neck }: GarmentSide,
  side: 'left' | 'right',
): MeshVertex[] {
  const vertices: MeshVertex[] = [];
  const inwards = 0.8 * (neck.x - armpit.x);
  for (let row = 0; row < stripRows; row++) {
    for (let column = 0; column < stripColumns; column++) {
      const along = row / (stripRows - 1);
      const part = column / (stripColumns - 1);
      const place = { weight: 1, along, across: 1 - 2 * part };
      const at = {
        x: armpit.x + inwards * (0.08 + 0.92 * part),
        y: mix(mix(shoulder, armpit, 0.35), hem, 0.02 + 0.9 * along).y,
      };
      vertices.push({
        at,
        left: side === 'left' ? place : undefined,
        right: side === 'right' ? place : undefined,
      });
    }
  }
  return vertices;
}

/** Finds a point of the cloth, and the silhouette pixel it lies in, on the sleeve of one side. */
function sleevePlaces(
  silhouette: Silhouette,
  side: GarmentSide,
): (at: Point, index: number) => SleevePlace | undefined {
  const { sleeve } = side;
  if (!sleeve?.spread) return () => undefined;
  const weights = sleeveWeights(silhouette, sleeve.region);
  const straighten = straightSleeve(side, sleeve.spread);
  return (at, index) => {
    if (weights[index] === 0) return undefined;
    const { x, y } = straighten(at);
    return { weight: weights[index], along: x, across: y };
  };
}

/** The thin-plate spline that draws a sleeve straight: x along it, y across. */
function straightSleeve(side: GarmentSide, { middle, cuff }: SleeveSpread): PlaneMapping {
  return thinPlateSpline(
    [side.shoulder, side.armpit, middle.outer, middle.inner, cuff.outer, cuff.inner],
    [
      { x: 0, y: 1 },
      { x: 0, y: -1 },
      { x: 0.5, y: 1 },
      { x: 0.5, y: -1 },
      { x: 1, y: 1 },
      { x: 1, y: -1 },
    ],
    0.001,
  );
}

/** 1 on the sleeve, 0 on the body, passing over at the seam; continued past the cloth's edge. */
function sleeveWeights(silhouette: Silhouette, region: Uint8Array): Float32Array {
  const { width, height } = silhouette;
  const cloth = boxBlur(Float32Array.from(silhouette.inside), width, height, seamRadius);
  const sleeve = boxBlur(Float32Array.from(region), width, height, seamRadius);
  return sleeve.map((value, index) => (cloth[index] > 0 ? value / cloth[index] : 0));
}
