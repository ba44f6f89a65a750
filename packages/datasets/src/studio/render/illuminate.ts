import type { Fragment } from './fragment.js';
import type { Projection } from './projection.js';
import type { ShadowMap } from './shadow-map.js';
import type { Light } from './view.js';

/** Skin and cloth scatter light a little way past the edge of the shade. */
const wrap = 0.2;
/** The light from all sides is so much stronger from above, and weaker from below. */
const skyward = 0.3;
/** How much of the light from the side that skin mirrors, and how wide its highlight is. */
const sheen = 0.09;
const sheenExponent = 18;

/** The light that a fragment gets, and what a sheen adds to it. */
export class Illumination {
  /** What matt white would send back, linear, for red, green and blue; white that faces the light sends back 1. */
  readonly matt = new Float64Array(3);
  /** What a sheen adds, whatever the colour beneath, linear. */
  readonly gloss = new Float64Array(3);

  /** @param occlusion how much of the light from all sides gets there, 0…1 */
  fall(
    { direction, colour, ambient }: Light,
    fragment: Fragment,
    shadows: ShadowMap,
    occlusion: number,
    projection: Projection,
    isGlossy: boolean,
  ): void {
    const { nx, ny, nz } = fragment;
    const facing = nx * direction[0] + ny * direction[1] + nz * direction[2];
    let beam = (facing + wrap) / (1 + wrap);
    if (beam > 0) beam *= shadows.lightAt(fragment);
    else beam = 0;
    const around = (1 + skyward * ny) * occlusion;
    for (let i = 0; i < 3; i++) this.matt[i] = beam * colour[i] + around * ambient[i];
    const shine = isGlossy ? beam * highlight(direction, fragment, projection) : 0;
    for (let i = 0; i < 3; i++) this.gloss[i] = shine * colour[i];
  }
}

/** Blinn (1977), with more at grazing angles, as all surfaces mirror there. */
function highlight(
  direction: Light['direction'],
  { nx, ny, nz, dx, dy }: Fragment,
  { right, down, forward }: Projection,
): number {
  const length = Math.sqrt(dx * dx + dy * dy + 1);
  const ex = -(dx * right[0] + dy * down[0] + forward[0]) / length;
  const ey = -(dx * right[1] + dy * down[1] + forward[1]) / length;
  const ez = -(dx * right[2] + dy * down[2] + forward[2]) / length;
  const hx = ex + direction[0];
  const hy = ey + direction[1];
  const hz = ez + direction[2];
  const half = Math.sqrt(hx * hx + hy * hy + hz * hz) + 1e-9;
  const cosine = (nx * hx + ny * hy + nz * hz) / half;
  if (cosine <= 0.6) return 0;
  const grazing = 1 - Math.max(0, nx * ex + ny * ey + nz * ez);
  return sheen * cosine ** sheenExponent * (1 + 3 * grazing * grazing * grazing);
}
