import { boxBlur } from '@drapeflow/core';
import type { PartLabels } from './label-pixels.js';
import type { PersonFrame } from './person-frame.js';
import { smoothStep } from '../../body/smooth-step.js';

/**
 * Hair hangs in strands much wider than a cord and covers what it hangs over: what is thin or only half likely
 * (a lanyard, a pattern of the clothes) goes to the upper clothes.
 */
export function keepHairTogether({ body, image, pixels }: PersonFrame, labels: PartLabels): void {
  const { hair, face, upperClothes } = labels.parts;
  const head = new Float32Array(hair.length);
  for (let i = 0; i < head.length; i++) head[i] = hair[i] + face[i];
  const nearby = boxBlur(
    head,
    image.width,
    image.height,
    Math.max(1, Math.round(0.06 * body.scale)),
  );
  for (const i of pixels) {
    const lost = hair[i] * smoothStep(0.6, 0.35, nearby[i]);
    hair[i] -= lost;
    upperClothes[i] += lost;
  }
}
