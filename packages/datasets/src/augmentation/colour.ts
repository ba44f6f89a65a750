import {
  isCovered,
  warpGarment,
  type DatasetFrame,
  type DatasetGarment,
  type RandomNumbers,
  type RgbImage,
  type WornGarment,
} from '@drapeflow/core';
import { z } from 'zod';
import { torsoOf } from '../files/mask.js';
import { probability } from './probability.js';
import { changeFrames, type SequenceSample } from './sequence-sample.js';

const deviation = (standard: number, what: string) =>
  z.number().min(0).max(0.5).default(standard).describe(`${what}, as a deviation in e-folds.`);

export const colourOptions = z.strictObject({
  probability: probability(0.8),
  exposure: deviation(0.15, 'How much brighter or darker the frames get'),
  whiteBalance: deviation(0.05, 'How much each channel of the frames gets brighter or darker'),
  gamma: deviation(0.1, 'How much the power changes that brightness is taken to'),
  garment: deviation(0.05, "How much each channel of the garment's picture gets darker"),
});

type ColourOptions = z.output<typeof colourOptions>;

const parts = 16;

/** What a camera does to each of three channels: x, 0…1, becomes gain · x ^ gamma, as far as 1. */
interface Camera {
  readonly gains: readonly number[];
  readonly gamma: number;
}

/**
 * Another camera and light for the frames, the same for all of them, and others for the picture of each garment. The
 * shading changes with both, so that frame = garment · shading stays true to the rounding of both pictures; all else
 * that is known of a frame has no colours.
 */
export function changeColours(
  sample: SequenceSample,
  random: RandomNumbers,
  options: ColourOptions,
): SequenceSample {
  const camera = drawCamera(random, options);
  const tables = camera.gains.map((_, channel) => tableOf(camera, channel));
  const brighter = camera.gains.map((_, channel) => brightening(camera, channel));
  const gains = { garment: drawGains(random, options), otherGarment: drawGains(random, options) };
  const { garment, otherGarment } = sample;
  const { frames } = changeFrames(sample, (frame, shown) => ({
    ...film(frame, tables),
    ...(frame.worn && { worn: filmWorn(frame.worn, sample[shown]!, brighter, gains[shown]) }),
  }));
  return {
    garment: dim(garment, gains.garment),
    ...(otherGarment && { otherGarment: dim(otherGarment, gains.otherGarment) }),
    frames,
  };
}

function drawCamera(random: RandomNumbers, options: ColourOptions): Camera {
  const exposure = options.exposure * random.normal();
  const gamma = Math.exp(options.gamma * random.normal());
  const gains = [0, 1, 2].map(() => Math.exp(exposure + options.whiteBalance * random.normal()));
  return { gains, gamma };
}

/** At most 1: the white around a garment must stay below what a picture can hold. */
function drawGains(random: RandomNumbers, options: ColourOptions): readonly number[] {
  return [0, 1, 2].map(() => Math.exp(-Math.abs(options.garment * random.normal())));
}

/** What a value of 0…255 becomes. */
function seenBy({ gains, gamma }: Camera, channel: number, value: number): number {
  return Math.min(255, 255 * gains[channel]! * (value / 255) ** gamma);
}

function tableOf(camera: Camera, channel: number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, value) => seenBy(camera, channel, value) + 0.5);
}

function film(frame: DatasetFrame, tables: readonly Uint8Array[]): DatasetFrame {
  const image = recolour(frame.image, tables);
  const kept = frame.torso?.kept;
  const removed = kept && { ...kept, data: kept.data.map((value) => 1 - value) };
  return { ...frame, image, ...(removed && { torso: torsoOf(image, removed) }) };
}

/**
 * The shading that makes of the garment what the camera sees of it now.
 * @param brighter how many times as bright each channel gets, by its value
 * @param gains of the garment's picture
 */
function filmWorn(
  worn: WornGarment,
  { image }: DatasetGarment,
  brighter: readonly Float32Array[],
  gains: readonly number[],
): WornGarment {
  const { width, height } = image;
  const everywhere = { width, height, data: new Float32Array(width * height).fill(1) };
  const warped = warpGarment({ image, mask: everywhere }, worn.flow).image.data;
  const shading = worn.shading.slice();
  for (let channel = 0; channel < 3; channel++) {
    const table = brighter[channel]!;
    const scale = 1 / gains[channel]!;
    for (let pixel = 0, at = channel; at < shading.length; pixel++, at += 3) {
      if (!isCovered(worn.flow, 2 * pixel)) continue;
      const light = shading[at]!;
      const value = warped[at]! * light;
      // More than a picture can hold was cut off before.
      const held = value < 255 ? value : 255;
      const cutOff = value < 255 ? 1 : 255 / value;
      shading[at] = light * cutOff * table[(held * parts + 0.5) | 0]! * scale;
    }
  }
  return { ...worn, shading };
}

/** How many times as bright the camera makes what is of a value of 0…255; of `parts` steps between two of a picture. */
function brightening(camera: Camera, channel: number): Float32Array {
  return Float32Array.from({ length: 255 * parts + 1 }, (_, step) => {
    // The curve is steep from 0 on, and of what is darker than a step of the picture nothing is known.
    const value = Math.max(1, step / parts);
    return seenBy(camera, channel, value) / value;
  });
}

function dim(garment: DatasetGarment, gains: readonly number[]): DatasetGarment {
  const tables = gains.map((gain) =>
    Uint8Array.from({ length: 256 }, (_, value) => gain * value + 0.5),
  );
  return { ...garment, image: recolour(garment.image, tables) };
}

function recolour(image: RgbImage, tables: readonly Uint8Array[]): RgbImage {
  const data = new Uint8Array(image.data.length);
  for (let c = 0; c < 3; c++) {
    const table = tables[c]!;
    for (let i = c; i < data.length; i += 3) data[i] = table[image.data[i]!]!;
  }
  return { ...image, data };
}
