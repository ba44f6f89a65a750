import type { Fragments } from './fragments.js';
import type { Folds, Surface } from './surface.js';

/** The steepest slope of folds: beyond it cloth would lie over itself. */
const steepest = 1.2;

/**
 * Bends the selected fragments' normals by the folds of their surface: n − ∇h, where ∇h is the slope of the heights
 * along the surface (Mikkelsen, 2010), found from the triangle's own corners.
 * @param first the index of the surface's first triangle
 */
export function bendNormals(
  fragments: Fragments,
  { positions, uvs, indices }: Surface,
  folds: Folds,
  first: number,
): void {
  const { selected, selectedCount, triangles, weights, slopes, normals, isBack } = fragments;
  const { strengths } = folds;
  readSlopes(fragments, folds);
  for (let n = 0; n < selectedCount; n++) {
    const at = selected[n];
    const corner = 3 * (triangles[at] - first);
    const i = indices[corner];
    const j = indices[corner + 1];
    const k = indices[corner + 2];
    const strength =
      weights[3 * at] * strengths[i] +
      weights[3 * at + 1] * strengths[j] +
      weights[3 * at + 2] * strengths[k];
    if (strength === 0) continue;
    // How much the height changes along the two edges from the first corner.
    const slopeU = strength * slopes[2 * at];
    const slopeV = strength * slopes[2 * at + 1];
    const u0 = uvs[2 * i];
    const v0 = uvs[2 * i + 1];
    const rise1 = slopeU * (uvs[2 * j] - u0) + slopeV * (uvs[2 * j + 1] - v0);
    const rise2 = slopeU * (uvs[2 * k] - u0) + slopeV * (uvs[2 * k + 1] - v0);

    const x0 = positions[3 * i];
    const y0 = positions[3 * i + 1];
    const z0 = positions[3 * i + 2];
    const ax = positions[3 * j] - x0;
    const ay = positions[3 * j + 1] - y0;
    const az = positions[3 * j + 2] - z0;
    const bx = positions[3 * k] - x0;
    const by = positions[3 * k + 1] - y0;
    const bz = positions[3 * k + 2] - z0;
    const mx = ay * bz - az * by;
    const my = az * bx - ax * bz;
    const mz = ax * by - ay * bx;
    const square = mx * mx + my * my + mz * mz;
    if (square === 0) continue;
    // The gradient within the triangle's plane is the one vector that rises so along both edges: this one, along which
    // the height is the same, turned by a right angle.
    const lx = rise1 * bx - rise2 * ax;
    const ly = rise1 * by - rise2 * ay;
    const lz = rise1 * bz - rise2 * az;
    const slope = Math.sqrt((lx * lx + ly * ly + lz * lz) / square);
    // Seen from behind, hills are hollows: the normal has turned round, and so has the height.
    const side = isBack[at] === 1 ? -1 : 1;
    const scale = (side * (slope > steepest ? steepest / slope : 1)) / square;
    const x = normals[3 * at] - scale * (ly * mz - lz * my);
    const y = normals[3 * at + 1] - scale * (lz * mx - lx * mz);
    const z = normals[3 * at + 2] - scale * (lx * my - ly * mx);
    const length = Math.sqrt(x * x + y * y + z * z);
    normals[3 * at] = x / length;
    normals[3 * at + 1] = y / length;
    normals[3 * at + 2] = z / length;
  }
}

/** Finds how much the heights change along u and v at the selected fragments. */
function readSlopes(
  { selected, selectedCount, places, footprints, slopes }: Fragments,
  { width, height, heights }: Folds,
): void {
  for (let i = 0; i < selectedCount; i++) {
    const at = selected[i];
    const u = places[2 * at];
    const v = places[2 * at + 1];
    // What is finer than pixels is not seen.
    const stepU = Math.max(footprints[at], 1 / width);
    const stepV = Math.max(footprints[at], 1 / height);
    const riseU =
      heightAt(heights, width, height, u + stepU, v) -
      heightAt(heights, width, height, u - stepU, v);
    const riseV =
      heightAt(heights, width, height, u, v + stepV) -
      heightAt(heights, width, height, u, v - stepV);
    slopes[2 * at] = riseU / (2 * stepU);
    slopes[2 * at + 1] = riseV / (2 * stepV);
  }
}

/** Reads the heights bilinearly, their edge repeated. */
function heightAt(
  heights: Float32Array,
  width: number,
  height: number,
  u: number,
  v: number,
): number {
  const x = Math.min(Math.max(u * width - 0.5, 0), width - 1);
  const y = Math.min(Math.max(v * height - 0.5, 0), height - 1);
  const column = x | 0;
  const row = y | 0;
  const fx = x - column;
  const fy = y - row;
  const right = column + 1 < width ? 1 : 0;
  const at = row * width + column;
  const below = row + 1 < height ? at + width : at;
  const above = heights[at] * (1 - fx) + heights[at + right] * fx;
  const under = heights[below] * (1 - fx) + heights[below + right] * fx;
  return above * (1 - fy) + under * fy;
}
