import { boxBlur, type Garment, type Point } from '@drapeflow/core';
import type { GarmentLandmarks } from './garment-landmarks.js';
import { silhouetteOf, type Silhouette } from './silhouette.js';

/** A point of the cloth in pixels of the garment picture, and how much it belongs to either sleeve, 0…1. */
export interface MeshVertex {
  readonly at: Point;
  readonly left: number;
  readonly right: number;
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
  const left = sleeveWeights(silhouette, landmarks.left.sleeve?.region);
  const right = sleeveWeights(silhouette, landmarks.right.sleeve?.region);
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
      vertices.push({ at, left: left[index], right: right[index] });
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

/** 1 on the sleeve, 0 on the body, passing over at the seam; continued past the cloth's edge. */
function sleeveWeights(silhouette: Silhouette, region: Uint8Array | undefined): Float32Array {
  const { width, height } = silhouette;
  if (!region) return new Float32Array(width * height);
  const cloth = boxBlur(Float32Array.from(silhouette.inside), width, height, seamRadius);
  const sleeve = boxBlur(Float32Array.from(region), width, height, seamRadius);
  return sleeve.map((value, index) => (cloth[index] > 0 ? value / cloth[index] : 0));
}
