import { parsingLabels, type ParsingLabel } from '@drapeflow/core';
import type { Fragments } from './fragments.js';
import type { Projection } from './projection.js';
import type { Light } from './view.js';

const skin: readonly ParsingLabel[] = ['head', 'neck', 'arms', 'legs'];
/** For each index into `parsingLabels` whether it is skin, which has a sheen. */
const isSkin = Uint8Array.from(parsingLabels, (label) => (skin.includes(label) ? 1 : 0));

/** How much of the light from the side skin mirrors, and how wide its highlight is. */
const strength = 0.09;
const exponent = 18;

/** Finds how much of their beams those of the selected fragments mirror that are skin. */
export function findSheens(
  { selected, selectedCount, triangles, rays, normals, beams, sheens }: Fragments,
  labelOfTriangle: Uint8Array,
  { right, down, forward }: Projection,
  { direction }: Light,
): void {
  const [rx, ry, rz] = right;
  const [sx, sy, sz] = down;
  const [tx, ty, tz] = forward;
  const [lx, ly, lz] = direction;
  for (let i = 0; i < selectedCount; i++) {
    const at = selected[i];
    sheens[at] = 0;
    if (beams[at] === 0 || isSkin[labelOfTriangle[triangles[at]]] === 0) continue;
    const dx = rays[2 * at];
    const dy = rays[2 * at + 1];
    const nx = normals[3 * at];
    const ny = normals[3 * at + 1];
    const nz = normals[3 * at + 2];
    const length = Math.sqrt(dx * dx + dy * dy + 1);
    const ex = -(dx * rx + dy * sx + tx) / length;
    const ey = -(dx * ry + dy * sy + ty) / length;
    const ez = -(dx * rz + dy * sz + tz) / length;
    const hx = ex + lx;
    const hy = ey + ly;
    const hz = ez + lz;
    const half = Math.sqrt(hx * hx + hy * hy + hz * hz) + 1e-9;
    const cosine = (nx * hx + ny * hy + nz * hz) / half;
    if (cosine <= 0.6) continue;
    // Blinn (1977), with more at grazing angles, as all surfaces mirror there.
    const grazing = 1 - Math.max(0, nx * ex + ny * ey + nz * ez);
    sheens[at] = beams[at] * strength * cosine ** exponent * (1 + 3 * grazing * grazing * grazing);
  }
}
