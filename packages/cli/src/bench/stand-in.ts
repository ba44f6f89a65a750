import {
  keypointNames,
  parsingLabels,
  type Garment,
  type ParsingMap,
  type Pose,
  type RgbImage,
  type TorsoImage,
} from '@drapeflow/core';

const size = { width: 192, height: 256 };
const pixels = size.width * size.height;
const grey = (width: number, height: number): RgbImage => ({
  width,
  height,
  data: new Uint8Array(3 * width * height).fill(128),
});
const filled = (value: number) => ({ ...size, data: new Float32Array(pixels).fill(value) });

/** Where the keypoints of somebody who stands before the camera roughly are. */
const standing = (index: number) => ({ x: 60 + ((index * 37) % 72), y: 30 + 11 * index, score: 1 });

/** A frame and a garment with nothing on them: how long networks take does not depend on what they see. */
export const standIn = {
  size,
  image: grey(size.width, size.height),
  garment: { image: grey(384, 512), mask: maskOf(384, 512) } satisfies Garment,
  pose: Object.fromEntries(keypointNames.map((name, i) => [name, standing(i)])) as unknown as Pose,
  parsing: {
    ...size,
    planes: Object.fromEntries(
      parsingLabels.map((label) => [
        label,
        new Float32Array(pixels).fill(1 / parsingLabels.length),
      ]),
    ) as ParsingMap['planes'],
  } satisfies ParsingMap,
  torso: { image: grey(size.width, size.height), kept: filled(0.5) } satisfies TorsoImage,
};

function maskOf(width: number, height: number) {
  return { width, height, data: new Float32Array(width * height).fill(1) };
}
