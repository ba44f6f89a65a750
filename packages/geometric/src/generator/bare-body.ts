import type { ParsingMap, RgbImage } from '@drapeflow/core';
import {
  armRadius,
  nearestOnArm,
  torsoCoordinates,
  type Arm,
  type BodyFrame,
} from '../body/body-frame.js';
import { smoothStep } from '../body/vector.js';
import { fillHidden } from './fill-background.js';
import type { Colour } from './skin-tone.js';

/**
 * The person without the old garment: background where it stood out from the body, trousers below, skin on arms
 * and neck. Only what is shown beside the new garment matters.
 */
export function bareBody(
  image: RgbImage,
  parsing: ParsingMap,
  body: BodyFrame,
  skin: Colour | undefined,
): RgbImage {
  const { width, height } = image;
  const background = filled(image, knownBackground(parsing));
  const trousers = filled(
    image,
    parsing.planes['lower-clothes'].map((value) => (value > 0.7 ? 1 : 0)),
  );
  const hasTrousers = parsing.planes['lower-clothes'].some((value) => value > 0.7);
  const data = new Uint8Array(3 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const lower = hasTrousers ? lowerShare(body, x + 0.5, y + 0.5) : 0;
      const bare = skin ? skinShare(body, x + 0.5, y + 0.5) : { share: 0, light: 1 };
      for (let channel = 0; channel < 3; channel++) {
        let value = background[channel][at];
        value += lower * (trousers[channel][at] - value);
        if (skin) value += bare.share * (bare.light * skin[channel] - value);
        data[3 * at + channel] = Math.min(255, Math.max(0, value + 0.5));
      }
    }
  }
  return { width, height, data };
}

/** The picture's three planes, with all that is not known filled from what is. */
function filled(image: RgbImage, known: Float32Array): Float32Array[] {
  const { width, height, data } = image;
  return [0, 1, 2].map((channel) => {
    const plane = new Float32Array(width * height);
    for (let i = 0; i < plane.length; i++) plane[i] = data[3 * i + channel];
    fillHidden(plane, known, width, height);
    return plane;
  });
}

/** Clearly background; the seam between person and background holds a mixture of both. */
function knownBackground(parsing: ParsingMap): Float32Array {
  return parsing.planes.background.map((value) => (value > 0.97 ? 1 : 0));
}

/** Where trousers or a skirt would be under the old garment, 0…1. */
function lowerShare(body: BodyFrame, x: number, y: number): number {
  const { along, aside } = torsoCoordinates(body, x, y);
  const halfWidth = (0.46 + 0.06 * Math.max(0, along - 0.8)) * body.scale;
  return smoothStep(0.72, 0.82, along) * smoothStep(1.08, 0.96, Math.abs(aside) / halfWidth);
}

/** Where arms and neck would be bare, 0…1, and how light falls on them there. */
function skinShare(body: BodyFrame, x: number, y: number): { share: number; light: number } {
  const arms = [armShare(body, body.left, x, y), armShare(body, body.right, x, y)];
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

function armShare(
  body: BodyFrame,
  arm: Arm,
  x: number,
  y: number,
): { share: number; light: number } {
  const near = nearestOnArm(arm, x, y);
  const outside = near.distance / armRadius(body, near.part);
  // A round arm turns away from the light towards its edges.
  return { share: smoothStep(1.1, 0.9, outside), light: 1 - 0.28 * Math.min(1, outside) ** 2.5 };
}
