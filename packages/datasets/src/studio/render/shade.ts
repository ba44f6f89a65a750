import { warpGarment } from '@drapeflow/core';
import { occlude } from './ambient-occlusion.js';
import { bendNormals } from './bend-normals.js';
import type { Fragments } from './fragments.js';
import { garmentOf } from './garment-picture.js';
import type { Geometry } from './geometry.js';
import { catchBeams, illuminate } from './illuminate.js';
import type { Projection } from './projection.js';
import { readTexture } from './read-texture.js';
import type { ShadowMap } from './shadow-map.js';
import { findSheens } from './sheen.js';
import type { Surface } from './surface.js';
import { levelFor, levelsOf } from './texture-levels.js';
import { trace } from './trace.js';
import type { Light } from './view.js';
import type { VisibilityBuffer } from './visibility-buffer.js';

/** Everything that a frame's shading depends on. */
export interface Stage {
  readonly geometry: Geometry;
  readonly visibility: VisibilityBuffer;
  readonly shadows: ShadowMap;
  readonly projection: Projection;
  readonly light: Light;
  /** The index of the garment's surface; −1 without one. */
  readonly garmentIndex: number;
}

/** Finds the colours of fragments, surface by surface. */
export function shade(fragments: Fragments, stage: Stage): void {
  const { length } = stage.geometry.surfaces;
  for (let index = 0; index < length; index++) {
    if (fragments.select(index)) shadeSelected(fragments, stage, index);
  }
}

function shadeSelected(fragments: Fragments, stage: Stage, surfaceIndex: number): void {
  const { geometry, visibility, shadows, projection, light, garmentIndex } = stage;
  const surface = geometry.surfaces[surfaceIndex];
  const { folds, lift, texture, tint } = surface;
  trace(fragments, geometry, surfaceIndex, projection);
  if (folds) bendNormals(fragments, surface, folds, geometry.firstTriangle[surfaceIndex]);
  occlude(fragments, visibility, lift, projection.focalLength);
  catchBeams(fragments, light.direction);
  shadows.dim(fragments, projection);
  if (surfaceIndex === garmentIndex) {
    fragments.clearSheens();
    readGarment(fragments, surface);
  } else {
    if (texture.channels === 3) findSheens(fragments, geometry.labelOfTriangle, projection, light);
    else fragments.clearSheens();
    readTextures(fragments, surface);
  }
  illuminate(fragments, light, tint);
}

function readTextures(
  { selected, selectedCount, footprints, places, colours }: Fragments,
  { texture }: Surface,
): void {
  const levels = levelsOf(texture);
  const side = Math.sqrt(texture.width * texture.height);
  for (let i = 0; i < selectedCount; i++) {
    const at = selected[i];
    readTexture(levelFor(levels, footprints[at] * side), places, colours, at);
  }
}

/** Reads the garment's picture as the product does. */
function readGarment(
  { selected, selectedCount, places, colours }: Fragments,
  { texture }: Surface,
): void {
  const flow = new Float32Array(2 * selectedCount);
  for (let i = 0; i < selectedCount; i++) {
    flow[2 * i] = 2 * places[2 * selected[i]] - 1;
    flow[2 * i + 1] = 2 * places[2 * selected[i] + 1] - 1;
  }
  const list = { width: selectedCount, height: 1, data: flow };
  const { data } = warpGarment(garmentOf(texture), list).image;
  for (let i = 0; i < selectedCount; i++) {
    for (let c = 0; c < 3; c++) colours[3 * selected[i] + c] = data[3 * i + c];
  }
}
