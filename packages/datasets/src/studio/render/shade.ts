import { parsingLabels, type ParsingLabel } from '@drapeflow/core';
import { ambientOcclusion } from './ambient-occlusion.js';
import { bendNormal } from './bend-normal.js';
import { Fragment } from './fragment.js';
import type { Geometry } from './geometry.js';
import { Illumination } from './illuminate.js';
import type { Projection } from './projection.js';
import { readTexture } from './read-texture.js';
import { lightOf, responseTo } from './response.js';
import type { ShadowMap } from './shadow-map.js';
import { levelFor } from './texture-levels.js';
import type { Light } from './view.js';
import type { VisibilityBuffer } from './visibility-buffer.js';

const skin: readonly ParsingLabel[] = ['head', 'neck', 'arms', 'legs'];
/** For each index into `parsingLabels` whether it is skin, which has a sheen. */
const isSkin = parsingLabels.map((label) => skin.includes(label));

/** Everything that a frame's shading depends on. */
export interface Stage {
  readonly geometry: Geometry;
  readonly visibility: VisibilityBuffer;
  readonly shadows: ShadowMap;
  readonly projection: Projection;
  readonly light: Light;
}

/** Lights what is seen and finds its colour. One object serves a whole frame, so that nothing is allocated. */
export class Shader {
  readonly fragment: Fragment;
  /** The last fragment's colour, 0…255. */
  readonly colour = new Float64Array(3);
  /** What the last fragment's texture was multiplied by, tint and light together. */
  readonly factors = new Float64Array(3);
  private readonly illumination = new Illumination();

  constructor(private readonly stage: Stage) {
    this.fragment = new Fragment(stage.geometry, stage.projection);
  }

  /** Finds the colour of what is seen at a sample of pixel x, y. */
  shade(triangle: number, x: number, y: number, sample: number): void {
    const { colour, factors, fragment, illumination } = this;
    this.light(triangle, x, y, sample);
    const { texture, tint } = fragment.surface;
    const texels = fragment.footprint * Math.sqrt(texture.width * texture.height);
    readTexture(levelFor(texture, texels), fragment, colour);
    for (let i = 0; i < 3; i++) {
      const gloss = illumination.gloss[i];
      if (gloss === 0) {
        colour[i] = Math.min(255, colour[i] * factors[i]);
        continue;
      }
      const albedo = lightOf[Math.min(255, Math.round(colour[i] * tint[i]))];
      colour[i] = Math.min(255, 255 * responseTo(albedo * illumination.matt[i] + gloss));
    }
  }

  /** Finds `factors` and what a sheen adds for what is seen at a sample of pixel x, y. */
  light(triangle: number, x: number, y: number, sample: number): void {
    const { fragment, illumination, factors } = this;
    const { geometry, visibility, projection, shadows, light } = this.stage;
    fragment.trace(triangle, x, y, sample);
    fragment.findNormal();
    const { folds, lift, texture, tint } = fragment.surface;
    if (folds) bendNormal(fragment, folds);
    const lifted = fragment.depth - lift;
    const occlusion = ambientOcclusion(visibility, x, y, lifted, projection.focalLength);
    const isGlossy = texture.channels === 3 && isSkin[geometry.labelOfTriangle[triangle]];
    illumination.fall(light, fragment, shadows, occlusion, projection, isGlossy);
    for (let i = 0; i < 3; i++) factors[i] = tint[i] * responseTo(illumination.matt[i]);
  }
}
