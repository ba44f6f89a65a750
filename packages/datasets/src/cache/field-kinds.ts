import {
  keypointNames,
  mapPose,
  type Mask,
  type Pose,
  type RgbImage,
  type Size,
  type TorsoImage,
} from '@drapeflow/core';
import { torsoOf } from '../files/mask.js';
import type { Field } from './shard-field.js';

export function imageField({ width, height, data }: RgbImage): Field {
  return { coding: 'png', shape: [height, width, 3], data };
}

export function imageOf(field: Field): RgbImage {
  return { ...sizeOf(field), data: field.data as Uint8Array };
}

export function maskField({ width, height, data }: Mask): Field {
  const bytes = new Uint8Array(data.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = 255 * data[i]! + 0.5;
  return { coding: 'deflate', shape: [height, width], data: bytes };
}

export function maskOf(field: Field): Mask {
  const data = new Float32Array(field.data.length);
  for (let i = 0; i < data.length; i++) data[i] = field.data[i]! / 255;
  return { ...sizeOf(field), data };
}

export function poseField(pose: Pose): Field {
  const values = keypointNames.flatMap((name) => [pose[name].x, pose[name].y, pose[name].score]);
  return { coding: 'raw', shape: [keypointNames.length, 3], data: Float32Array.from(values) };
}

export function poseOf({ data }: Field): Pose {
  return mapPose((name) => {
    const at = 3 * keypointNames.indexOf(name);
    return { x: data[at]!, y: data[at + 1]!, score: data[at + 2]! };
  });
}

export function sizeOf({ shape }: Field): Size {
  return { width: shape[1]!, height: shape[0]! };
}

/** The torso image of a frame, of which only what is kept is stored. */
export function torsoOfKept(image: RgbImage, kept: Field): TorsoImage {
  const removed = maskOf(kept);
  removed.data.forEach((share, i) => (removed.data[i] = 1 - share));
  return torsoOf(image, removed);
}
