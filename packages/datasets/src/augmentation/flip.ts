import {
  mapPose,
  type DatasetFrame,
  type DatasetGarment,
  type KeypointName,
  type Mask,
  type Pose,
  type RgbImage,
  type WornGarment,
} from '@drapeflow/core';
import { z } from 'zod';
import { probability } from './probability.js';
import { changeFrames, changeGarments, type SequenceSample } from './sequence-sample.js';

export const flipOptions = z.strictObject({ probability: probability(0.5) });

/**
 * Mirrors frames and garments, so that a left sleeve is a right one. Exact: every truth stays true. The labels of
 * parsing maps know no left and right.
 */
export function flip(sample: SequenceSample): SequenceSample {
  return changeGarments(changeFrames(sample, flipFrame), flipGarment);
}

function flipFrame(frame: DatasetFrame): DatasetFrame {
  const { image, pose, personMask, labels, torso, worn, depth } = frame;
  const { width } = image;
  return {
    ...frame,
    image: flipImage(image),
    ...(pose && { pose: flipPose(pose, width) }),
    ...(personMask && { personMask: flipMask(personMask) }),
    ...(labels && { labels: { ...labels, data: mirrored(labels.data, width, 1) } }),
    ...(torso && { torso: { image: flipImage(torso.image), kept: flipMask(torso.kept) } }),
    ...(worn && { worn: flipWorn(worn) }),
    ...(depth && { depth: mirrored(depth, width, 1) }),
  };
}

function flipGarment({ image, mask }: DatasetGarment): DatasetGarment {
  return { image: flipImage(image), ...(mask && { mask: flipMask(mask) }) };
}

function flipImage(image: RgbImage): RgbImage {
  return { ...image, data: mirrored(image.data, image.width, 3) };
}

function flipMask(mask: Mask): Mask {
  return { ...mask, data: mirrored(mask.data, mask.width, 1) };
}

function flipPose(pose: Pose, width: number): Pose {
  return mapPose((name) => {
    const { x, y, score } = pose[otherSide(name)];
    return { x: width - x, y, score };
  });
}

function otherSide(name: KeypointName): KeypointName {
  const other = name.startsWith('left')
    ? name.replace('left', 'right')
    : name.replace('right', 'left');
  return other as KeypointName;
}

function flipWorn({ mask, flow, shading }: WornGarment): WornGarment {
  const { width } = flow;
  const data = mirrored(flow.data, width, 2);
  for (let i = 0; i < data.length; i += 2) {
    const u = data[i]!;
    if (u >= -1 && u <= 1) data[i] = -u;
  }
  return { mask: flipMask(mask), flow: { ...flow, data }, shading: mirrored(shading, width, 3) };
}

/** @param channels values of each pixel, side by side */
function mirrored<Plane extends Uint8Array | Float32Array>(
  plane: Plane,
  width: number,
  channels: number,
): Plane {
  const target = plane.slice() as Plane;
  for (let start = 0; start < target.length; start += channels * width) {
    target.subarray(start, start + channels * width).reverse();
  }
  // Mirrored value by value, a pixel's channels are mirrored, too.
  if (channels > 1) swapEnds(target, channels);
  return target;
}

/** Swaps the first and the last value of each pixel. */
function swapEnds(plane: Uint8Array | Float32Array, channels: number): void {
  for (let i = 0; i < plane.length; i += channels) {
    const first = plane[i]!;
    plane[i] = plane[i + channels - 1]!;
    plane[i + channels - 1] = first;
  }
}
