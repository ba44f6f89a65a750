import type { Mask, ParsingMap, RgbImage } from '@drapeflow/core';
import {
  armRadius,
  isNearArm,
  nearestOnArm,
  torsoCoordinates,
  type Arm,
  type BodyFrame,
} from '../body/body-frame.js';
import { smoothStep } from '../body/vector.js';
import { HiddenColours } from './hidden-colours.js';
import type { SleeveEnds } from './sleeve-ends.js';
import type { Colour } from './skin-tone.js';

/**
 * The person without the old garment: background where it stood out from the body, trousers below, skin on arms
 * and neck. Filled in only where the old garment is replaced; elsewhere the source itself.
 */
export function bareBody(
  image: RgbImage,
  parsing: ParsingMap,
  replaced: Mask,
  body: BodyFrame,
  sleeves: SleeveEnds,
  skin: Colour | undefined,
): RgbImage {
  const { width, height } = image;
  const { planes } = parsing;
  // The seam between person and background holds a mixture of both: only what is clearly background counts.
  const background = new HiddenColours(image, [planes.background], 0.97);
  const trousers = new HiddenColours(image, [planes['lower-clothes']], 0.7);
  // Skin close by shows best how light falls on the skin that is freed; where there is none, its usual colour does.
  const nearSkin = new HiddenColours(image, [planes.arms, planes.neck], 0.85);
  const data = image.data.slice();
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if (replaced.data[at] === 0) continue;
      const covered = trousers.isEmpty ? 0 : lowerShare(body, x + 0.5, y + 0.5);
      const bare = skinShare(body, sleeves, x + 0.5, y + 0.5);
      for (let channel = 0; channel < 3; channel++) {
        let value = background.read(channel, x, y);
        if (covered > 0) value += covered * (trousers.read(channel, x, y) - value);
        if (skin && bare.share > 0) {
          const near = nearSkin.isEmpty ? skin[channel] : nearSkin.read(channel, x, y);
          const colour = 0.5 * (skin[channel] + near);
          value += bare.share * (bare.light * colour - value);
        }
        data[3 * at + channel] = Math.min(255, Math.max(0, value + 0.5));
      }
    }
  }
  return { width, height, data };
}

/** Where trousers or a skirt would be under the old garment, 0…1. */
function lowerShare(body: BodyFrame, x: number, y: number): number {
  const { along, aside } = torsoCoordinates(body, x, y);
  const halfWidth = (0.46 + 0.06 * Math.max(0, along - 0.8)) * body.scale;
  return smoothStep(0.72, 0.82, along) * smoothStep(1.08, 0.96, Math.abs(aside) / halfWidth);
}

/** Where arms and neck would be bare, 0…1, and how light falls on them there. */
function skinShare(
  body: BodyFrame,
  sleeves: SleeveEnds,
  x: number,
  y: number,
): { share: number; light: number } {
  const arms = [
    armShare(body, body.left, sleeves.left, x, y),
    armShare(body, body.right, sleeves.right, x, y),
  ];
  const arm = arms[0].share >= arms[1].share ? arms[0] : arms[1];
  const { along, aside } = torsoCoordinates(body, x, y);
  const up = (-along * body.torsoLength) / body.scale;
  const wide = 0.2 + 0.35 * smoothStep(0.12, -0.25, up);
  const neck =
    smoothStep(1.1, 0.9, Math.abs(aside) / (wide * body.scale)) *
    smoothStep(0.6, 0.4, up) *
    smoothStep(-0.5, -0.4, up);
  if (arm.share >= neck) return arm;
  return { share: neck, light: 0.9 + 0.06 * smoothStep(0.1, -0.2, up) };
}

const notBare = { share: 0, light: 1 };

function armShare(
  body: BodyFrame,
  arm: Arm,
  sleeveEnd: number,
  x: number,
  y: number,
): { share: number; light: number } {
  if (!isNearArm(arm, x, y)) return notBare;
  const near = nearestOnArm(arm, x, y);
  const outside = near.distance / armRadius(body, near.part);
  // A round arm turns away from the light towards its edges.
  const bare = smoothStep(sleeveEnd - 0.12, sleeveEnd - 0.04, near.part);
  return {
    share: bare * smoothStep(1.1, 0.9, outside),
    light: 1 - 0.28 * Math.min(1, outside) ** 2.5,
  };
}
