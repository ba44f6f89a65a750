import { z } from 'zod';
import {
  boxBlur,
  definePlugin,
  pluginApiVersion,
  type Generator,
  type GeneratorInput,
  type GeneratorOutput,
  type Mask,
  type ParsingMap,
  type RgbImage,
} from '@drapeflow/core';
import { bodyFrameOf } from '../body/body-frame.js';
import { smoothStep } from '../body/vector.js';
import { bareBody } from './bare-body.js';
import { visibleOf } from './occlusion.js';
import { sleeveEndsOf } from './sleeve-ends.js';
import { shadingOf } from './shading.js';
import { SkinTone } from './skin-tone.js';

/** Composes the try-on frame from the source, the warped garment and what the parsing map says; nothing learned. */
export const compositingGenerator = definePlugin({
  name: 'compositing',
  kind: 'generator',
  apiVersion: pluginApiVersion,
  summary:
    'Composes source and warped garment: hair, hands and forearms in front, freed skin filled.',
  requires: [],
  configSchema: z.strictObject({}),
  create: async () => new CompositingGenerator(),
});

class CompositingGenerator implements Generator {
  readonly needsTorso = false;
  private readonly skin = new SkinTone();

  async generate({ image, pose, parsing, warped }: GeneratorInput): Promise<GeneratorOutput> {
    const body = bodyFrameOf(pose);
    this.skin.update(image, pose, parsing);
    const old = parsing.planes['upper-clothes'];
    const replaced = replacedOf(parsing);
    const sleeves = sleeveEndsOf(body, warped.mask);
    const visible = visibleOf(parsing, body, sleeves);
    const shading = shadingOf(image, old, warped.mask.data);
    const bare = bareBody(image, parsing, replaced, body, sleeves, this.skin.colour);
    const tryOn = compose(image, bare, replaced, warped.image, warped.mask, visible, shading);
    return { body: bare, replaced, visible, shading, tryOn };
  }
}

/** The old garment, with prints and badges that were not taken for it, widened over its own seam. */
function replacedOf({ width, height, planes }: ParsingMap): Mask {
  const { head, neck, arms, accessory, 'upper-clothes': upper, 'lower-clothes': lower } = planes;
  const old = new Float32Array(width * height);
  for (let at = 0; at < old.length; at++) old[at] = upper[at] + accessory[at];
  const near = boxBlur(old, width, height, 3);
  const around = boxBlur(old, width, height, 5);
  const data = new Float32Array(old.length);
  for (let at = 0; at < old.length; at++) {
    if (near[at] < 0.03 && around[at] < 0.55) continue;
    const seam = smoothStep(0.03, 0.2, near[at]);
    const hole = smoothStep(0.55, 0.7, around[at]);
    const front = Math.max(head[at], neck[at] + arms[at], lower[at]) - old[at];
    const gone = Math.max(smoothStep(0.15, 0.5, old[at]), seam, hole);
    data[at] = gone * (1 - Math.max(0, front));
  }
  return { width, height, data };
}

function compose(
  image: RgbImage,
  body: RgbImage,
  replaced: Mask,
  garment: RgbImage,
  garmentMask: Mask,
  visible: Mask,
  shading: Mask,
): RgbImage {
  const { width, height } = image;
  const data = new Uint8Array(3 * width * height);
  for (let at = 0; at < width * height; at++) {
    const freed = replaced.data[at];
    const alpha = garmentMask.data[at] * visible.data[at];
    for (let channel = 0; channel < 3; channel++) {
      const i = 3 * at + channel;
      const under = image.data[i] * (1 - freed) + body.data[i] * freed;
      const over = garment.data[i] * shading.data[at];
      data[i] = Math.min(255, under * (1 - alpha) + over * alpha + 0.5);
    }
  }
  return { width, height, data };
}
