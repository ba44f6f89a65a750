import {
  cropImage,
  cropPlane,
  poseInBox,
  mapPose,
  type Box,
  type DatasetFrame,
  type Mask,
  type Pose,
  type RandomNumbers,
  type Size,
} from '@drapeflow/core';
import { z } from 'zod';
import { cropWorn } from './crop-worn.js';
import { cropNearest, pixelsOf } from './crop-plane.js';
import { probability } from './probability.js';
import { changeFrames, type SequenceSample } from './sequence-sample.js';

export const cropOptions = z.strictObject({
  probability: probability(0.5),
  least: z
    .number()
    .min(0.25)
    .max(1)
    .default(0.8)
    .describe("At least so much of a frame's width and height is left."),
});

/** Cuts the same part out of all frames, of their shape and anywhere in them, and brings it to their size. */
export function crop(
  sample: SequenceSample,
  random: RandomNumbers,
  { least }: z.output<typeof cropOptions>,
): SequenceSample {
  const first = sample.frames[0];
  if (!first) return sample;
  const { width, height } = first.image;
  const share = 1 - random.uniform() * (1 - least);
  const box = {
    x: random.uniform() * (1 - share) * width,
    y: random.uniform() * (1 - share) * height,
    width: share * width,
    height: share * height,
  };
  return cropSample(sample, box, { width, height });
}

/** Cuts a box out of all frames. */
export function cropSample(sample: SequenceSample, box: Box, size: Size): SequenceSample {
  return changeFrames(sample, (frame) => cropFrame(frame, box, size));
}

/**
 * Cuts a box out of a frame. A box of whole pixels and of the size that is wanted is cut out exactly. Else what varies
 * smoothly is read between pixels: the flow among neighbours of the same part of the garment, so that it stays true but
 * for its curvature between two pixels. Past the frame its edge goes on.
 */
export function cropFrame(frame: DatasetFrame, box: Box, size: Size): DatasetFrame {
  const { image, pose, personMask, labels, torso, worn, depth } = frame;
  const pixels = pixelsOf(image, box, size);
  const cut = (mask: Mask): Mask => ({ ...size, data: cropPlane(mask.data, image, box, size) });
  const cutImage = (from: typeof image) => cropImage(from, box, size.width, size.height, 'edge');
  return {
    ...frame,
    image: cutImage(image),
    ...(pose && { pose: cropPose(pose, box, size) }),
    ...(personMask && { personMask: cut(personMask) }),
    ...(labels && { labels: { ...size, data: cropNearest(labels.data, pixels) } }),
    ...(torso && { torso: { image: cutImage(torso.image), kept: cut(torso.kept) } }),
    ...(worn && { worn: cropWorn(worn, pixels) }),
    ...(depth && { depth: cropNearest(depth, pixels) }),
  };
}

/** What falls outside is not seen. */
function cropPose(pose: Pose, box: Box, size: Size): Pose {
  const moved = poseInBox(pose, box, size);
  return mapPose((name) => {
    const { x, y, score } = moved[name];
    const isSeen = x >= 0 && y >= 0 && x < size.width && y < size.height;
    return { x, y, score: isSeen ? score : 0 };
  });
}
