import { boxBlur, type Garment, type Point } from '@drapeflow/core';
import { thinPlateSpline, type PlaneMapping } from '../warp/thin-plate-spline.js';
import type { GarmentLandmarks, GarmentSide } from './garment-landmarks.js';
import type { Sleeve } from './sleeve.js';
import { silhouetteOf, type Silhouette } from './silhouette.js';

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
  const nearCloth = boxBlur(
    Float32Array.from(silhouette.inside),
    silhouette.width,
    silhouette.height,
    3,
  );
  const indexAt = (at: Point) => {
    const column = Math.min(Math.floor(at.x / silhouette.scale), silhouette.width - 1);
    const row = Math.min(Math.floor(at.y / silhouette.scale), silhouette.height - 1);
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
  const triangles: [number, number, number][] = [];
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const a = row * columns + column;
      const cell = [a, a + 1, a + columns, a + columns + 1];
      if (!cell.some((vertex) => nearCloth[indexAt(vertices[vertex].at)] > 0)) continue;
      triangles.push([a, a + 1, a + columns], [a + 1, a + columns + 1, a + columns]);
    }
  }
  return { vertices, triangles, spacing };
}

/** Finds a point of the cloth, and the silhouette pixel it lies in, on the sleeve of one side. */
function sleevePlaces(
  silhouette: Silhouette,
  side: GarmentSide,
): (at: Point, index: number) => SleevePlace | undefined {
  const { sleeve } = side;
  if (!sleeve) return () => undefined;
  const weights = sleeveWeights(silhouette, sleeve.region);
  const straighten = straightSleeve(side, sleeve);
  return (at, index) => {
    if (weights[index] === 0) return undefined;
    const { x, y } = straighten(at);
    return { weight: weights[index], along: x, across: y };
  };
}

/** The thin-plate spline that draws a sleeve straight: x along it, y across. */
function straightSleeve(side: GarmentSide, { middle, cuff }: Sleeve): PlaneMapping {
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
