import {
  definePlugin,
  type Mask,
  type RgbImage,
  type TorsoExtractor,
  type TorsoExtractorInput,
  type TorsoImage,
} from '@drapeflow/core';
import { z } from 'zod';
import { bodyFrame } from '../body/body-frame.js';
import { handRegion, reachableRegion } from './reachable-region.js';

const midGrey = 128;

/** Removes the upper clothes, the neck's skin and the arms but for the hands, with a margin around them. */
class ClothingAgnosticTorso implements TorsoExtractor {
  extract({ image, pose, parsing }: TorsoExtractorInput): Promise<TorsoImage> {
    const body = bodyFrame(pose);
    const region = reachableRegion(pose, body, image);
    const hands = handRegion(body, image);
    const { planes } = parsing;
    const kept = new Float32Array(region.data.length);
    for (let i = 0; i < kept.length; i++) {
      const hand = planes.arms[i] * hands.data[i];
      const inFront =
        planes.head[i] +
        planes['lower-clothes'][i] +
        planes.legs[i] +
        planes.shoes[i] +
        planes.accessory[i];
      const covered = region.data[i] * (1 - inFront);
      const clothed = planes['upper-clothes'][i] + planes.neck[i] + planes.arms[i];
      kept[i] = 1 - Math.max(0, Math.min(1, Math.max(covered, clothed) - hand));
    }
    const mask = { width: image.width, height: image.height, data: kept };
    return Promise.resolve({ image: greyWhereRemoved(image, mask), kept: mask });
  }
}

function greyWhereRemoved(image: RgbImage, kept: Mask): RgbImage {
  const data = new Uint8Array(image.data);
  for (let i = 0; i < kept.data.length; i++) {
    if (kept.data[i] === 1) continue;
    for (let at = 3 * i; at < 3 * i + 3; at++) {
      data[at] = midGrey + kept.data[i] * (image.data[at] - midGrey) + 0.5;
    }
  }
  return { width: image.width, height: image.height, data };
}

export const clothingAgnostic = definePlugin({
  name: 'clothing-agnostic',
  kind: 'torso',
  apiVersion: 1,
  summary: 'Removes the upper clothes, neck and arms, and keeps hands, head and lower clothes.',
  requires: [],
  configSchema: z.strictObject({}),
  create: () => Promise.resolve(new ClothingAgnosticTorso()),
});
