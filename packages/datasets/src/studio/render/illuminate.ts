import type { Fragments } from './fragments.js';
import { lightOf, responseTo } from './response.js';
import type { Light } from './view.js';

/** Skin and cloth scatter light a little way past the edge of the shade. */
const wrap = 0.2;
/** The light from all sides is so much stronger from above, and weaker from below. */
const skyward = 0.3;

/** Finds the selected fragments' beams, as if nothing cast a shadow. */
export function catchBeams(
  { selected, selectedCount, normals, beams }: Fragments,
  [lx, ly, lz]: Light['direction'],
): void {
  for (let i = 0; i < selectedCount; i++) {
    const at = selected[i];
    const facing = normals[3 * at] * lx + normals[3 * at + 1] * ly + normals[3 * at + 2] * lz;
    beams[at] = Math.max(0, (facing + wrap) / (1 + wrap));
  }
}

/**
 * Turns the selected fragments' colours from those of their texture into those in the light.
 * @param tint what the texture's colours are multiplied by
 */
export function illuminate(fragments: Fragments, light: Light, tint: readonly number[]): void {
  for (let c = 0; c < 3; c++) {
    illuminateChannel(fragments, c, light.colour[c], light.ambient[c], tint[c]);
  }
}

function illuminateChannel(
  { selected, selectedCount, normals, openness, beams, sheens, colours, factors }: Fragments,
  channel: number,
  colour: number,
  ambient: number,
  tint: number,
): void {
  for (let i = 0; i < selectedCount; i++) {
    const at = selected[i];
    const around = (1 + skyward * normals[3 * at + 1]) * openness[at];
    const matt = beams[at] * colour + around * ambient;
    const factor = tint * responseTo(matt);
    const texel = colours[3 * at + channel];
    let seen = texel * factor;
    if (sheens[at] > 0) {
      const albedo = lightOf[Math.min(255, Math.round(texel * tint))];
      seen = 255 * responseTo(albedo * matt + sheens[at] * colour);
    }
    factors[3 * at + channel] = factor;
    colours[3 * at + channel] = seen < 255 ? seen : 255;
  }
}
