import type { Fragment } from './fragment.js';
import type { Folds } from './surface.js';

/** The steepest slope of folds: beyond it cloth would lie over itself. */
const steepest = 1.2;

/**
 * Bends a fragment's normal by the folds of its surface: n − ∇h, where ∇h is the slope of the heights along the surface
 * (Mikkelsen, 2010), found from the triangle's own corners.
 */
export function bendNormal(fragment: Fragment, folds: Folds): void {
  const { positions, uvs, indices } = fragment.surface;
  const { corner, u, v, wa, wb, wc, footprint } = fragment;
  const i = indices[corner];
  const j = indices[corner + 1];
  const k = indices[corner + 2];
  const strength = wa * folds.strengths[i] + wb * folds.strengths[j] + wc * folds.strengths[k];
  if (strength === 0) return;

  // What is finer than pixels is not seen.
  const stepU = Math.max(footprint, 1 / folds.width);
  const stepV = Math.max(footprint, 1 / folds.height);
  const riseU = readHeight(folds, u + stepU, v) - readHeight(folds, u - stepU, v);
  const riseV = readHeight(folds, u, v + stepV) - readHeight(folds, u, v - stepV);
  const slopeU = (strength * riseU) / (2 * stepU);
  const slopeV = (strength * riseV) / (2 * stepV);
  // How much the height changes along the two edges from the first corner.
  const rise1 = slopeU * (uvs[2 * j] - uvs[2 * i]) + slopeV * (uvs[2 * j + 1] - uvs[2 * i + 1]);
  const rise2 = slopeU * (uvs[2 * k] - uvs[2 * i]) + slopeV * (uvs[2 * k + 1] - uvs[2 * i + 1]);

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
  if (square === 0) return;
  // The gradient within the triangle's plane is the one vector that rises so along both edges.
  let gx = (rise1 * (by * mz - bz * my) + rise2 * (my * az - mz * ay)) / square;
  let gy = (rise1 * (bz * mx - bx * mz) + rise2 * (mz * ax - mx * az)) / square;
  let gz = (rise1 * (bx * my - by * mx) + rise2 * (mx * ay - my * ax)) / square;
  const slope = Math.sqrt(gx * gx + gy * gy + gz * gz);
  if (slope > steepest) {
    gx *= steepest / slope;
    gy *= steepest / slope;
    gz *= steepest / slope;
  }
  // Seen from behind, hills are hollows: the normal has turned round, and so has the height.
  const side = fragment.isBack ? -1 : 1;
  const x = fragment.nx - side * gx;
  const y = fragment.ny - side * gy;
  const z = fragment.nz - side * gz;
  const scale = 1 / Math.sqrt(x * x + y * y + z * z);
  fragment.nx = x * scale;
  fragment.ny = y * scale;
  fragment.nz = z * scale;
}

/** Reads the heights bilinearly, their edge repeated. */
function readHeight({ width, height, heights }: Folds, u: number, v: number): number {
  const x = Math.min(Math.max(u * width - 0.5, 0), width - 1);
  const y = Math.min(Math.max(v * height - 0.5, 0), height - 1);
  const column = Math.floor(x);
  const row = Math.floor(y);
  const fx = x - column;
  const fy = y - row;
  const right = column + 1 < width ? 1 : 0;
  const at = row * width + column;
  const below = row + 1 < height ? at + width : at;
  const above = heights[at] * (1 - fx) + heights[at + right] * fx;
  const under = heights[below] * (1 - fx) + heights[below + right] * fx;
  return above * (1 - fy) + under * fy;
}
