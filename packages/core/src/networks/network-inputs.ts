import { cropImage } from '../arithmetic/crop-image.js';
import { fillHidden } from '../arithmetic/fill-hidden.js';
import { fitPlane } from '../arithmetic/fit-plane.js';
import { isCovered, shrinkFlow } from '../arithmetic/shrink-flow.js';
import { torsoMotion } from '../arithmetic/torso-motion.js';
import type { AppearanceFlow } from '../contracts/appearance-flow.js';
import type { Garment } from '../contracts/garment.js';
import type { RgbImage, Size } from '../contracts/image.js';
import { parsingLabels, type ParsingMap } from '../contracts/parsing.js';
import { keypointNames, type Pose } from '../contracts/pose.js';
import type { TorsoImage } from '../contracts/torso.js';
import { warpGarment } from '../try-on/warp-garment.js';
import type { WarpedGarment } from '../contracts/generator.js';

/** The deviation of a keypoint's Gaussian, by the pose map's height. */
const keypointDeviation = 0.025;
/** A Gaussian is drawn as far as it matters. */
const keypointReach = 3;

/** A pose as a pose map [1, h, w, keypoints]: a Gaussian for each keypoint, as high as its score. */
export function poseMap(pose: Pose, from: Size, { width, height }: Size): Float32Array {
  const channels = keypointNames.length;
  const data = new Float32Array(width * height * channels);
  const deviation = keypointDeviation * height;
  const reach = Math.ceil(keypointReach * deviation);
  keypointNames.forEach((name, channel) => {
    const { x, y, score } = pose[name];
    const column = (x * width) / from.width - 0.5;
    const row = (y * height) / from.height - 0.5;
    const bottom = Math.min(height - 1, Math.floor(row + reach));
    const right = Math.min(width - 1, Math.floor(column + reach));
    for (let j = Math.max(0, Math.ceil(row - reach)); j <= bottom; j++) {
      for (let i = Math.max(0, Math.ceil(column - reach)); i <= right; i++) {
        const squared = (i - column) ** 2 + (j - row) ** 2;
        data[(j * width + i) * channels + channel] =
          score * Math.exp(-squared / (2 * deviation * deviation));
      }
    }
  });
  return data;
}

/** A parsing map as [1, h, w, labels]. */
export function parsingTensor(parsing: ParsingMap, { width, height }: Size): Float32Array {
  const channels = parsingLabels.length;
  const data = new Float32Array(width * height * channels);
  parsingLabels.forEach((label, channel) => {
    const plane = fitPlane(parsing.planes[label], parsing.width, parsing.height, width, height);
    for (let i = 0; i < plane.length; i++) data[i * channels + channel] = plane[i];
  });
  return data;
}

/** The torso image as [1, h, w, 4]: colours −1…1 times what is kept, and what is kept. */
export function torsoTensor({ image, kept }: TorsoImage, size: Size): Float32Array {
  const mask = fitPlane(kept.data, kept.width, kept.height, size.width, size.height);
  const colours = resized(image, size);
  const data = new Float32Array(4 * mask.length);
  for (let i = 0; i < mask.length; i++) {
    // Where it is removed the image is mid grey, 128, so that the colours are times what is kept already.
    for (let c = 0; c < 3; c++) data[4 * i + c] = (colours.data[3 * i + c] - 128) / 127.5;
    data[4 * i + 3] = mask[i];
  }
  return data;
}

/** A garment, or a warped one, as [1, h, w, 4]: colours −1…1 times the mask, and the mask. */
export function garmentTensor({ image, mask }: Garment | WarpedGarment, size: Size): Float32Array {
  const coverage = fitPlane(mask.data, mask.width, mask.height, size.width, size.height);
  const colours = resized(image, size);
  const data = new Float32Array(4 * coverage.length);
  for (let i = 0; i < coverage.length; i++) {
    for (let c = 0; c < 3; c++) {
      data[4 * i + c] = coverage[i] * (colours.data[3 * i + c] / 127.5 - 1);
    }
    data[4 * i + 3] = coverage[i];
  }
  return data;
}

/** An image as [1, h, w, 3], −1…1. */
export function imageTensor(image: RgbImage, size: Size): Float32Array {
  const { data: colours } = resized(image, size);
  const data = new Float32Array(colours.length);
  for (let i = 0; i < data.length; i++) data[i] = colours[i] / 127.5 - 1;
  return data;
}

/** The flow that a network starts from as [1, h, w, 3]: u, v, continued past the garment, and where it covers. */
export function priorTensor(flow: AppearanceFlow, { width, height }: Size): Float32Array {
  const low = shrinkFlow(flow, Math.max(1, Math.round(flow.height / height)));
  const covered = new Float32Array(low.width * low.height);
  const planes = [new Float32Array(covered.length), new Float32Array(covered.length)];
  for (let i = 0; i < covered.length; i++) {
    if (!isCovered(low, 2 * i)) continue;
    covered[i] = 1;
    planes[0][i] = low.data[2 * i];
    planes[1][i] = low.data[2 * i + 1];
  }
  for (const plane of planes) fillHidden(plane, covered, low.width, low.height);
  const data = new Float32Array(3 * width * height);
  [...planes, covered].forEach((plane, channel) => {
    const fitted = fitPlane(plane, low.width, low.height, width, height);
    for (let i = 0; i < fitted.length; i++) data[3 * i + channel] = fitted[i];
  });
  return data;
}

/** A true flow as losses read it, [h, w, 3]: u, v, and 1 where it is known; 0 elsewhere. */
export function trueFlowTensor(flow: AppearanceFlow, { width, height }: Size): Float32Array {
  const low = shrinkFlow(flow, Math.max(1, Math.round(flow.height / height)));
  if (low.width !== width || low.height !== height) {
    throw new RangeError(
      `A flow of ${flow.width}×${flow.height} cannot be shrunk to ${width}×${height} by a whole factor.`,
    );
  }
  const data = new Float32Array(3 * width * height);
  for (let i = 0; i < width * height; i++) {
    if (!isCovered(low, 2 * i)) continue;
    data[3 * i] = low.data[2 * i];
    data[3 * i + 1] = low.data[2 * i + 1];
    data[3 * i + 2] = 1;
  }
  return data;
}

/** A remembered flow as the memory reads it, [h, w, 3]: u and v times coverage, and coverage. */
export function pageTensor(flow: AppearanceFlow, garment: Garment): Float32Array {
  const coverage = warpGarment(garment, flow).mask.data;
  const data = new Float32Array(3 * coverage.length);
  for (let i = 0; i < coverage.length; i++) {
    data[3 * i] = coverage[i] * flow.data[2 * i];
    data[3 * i + 1] = coverage[i] * flow.data[2 * i + 1];
    data[3 * i + 2] = coverage[i];
  }
  return data;
}

/** Where the torso's place at each pixel was in an earlier frame, [h, w, 2], as a flow of that frame. */
export function alignmentTensor(now: Pose, then: Pose, { width, height }: Size): Float32Array {
  const follow = torsoMotion(now, then);
  const data = new Float32Array(2 * width * height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 2) {
      const place = follow({ x: x + 0.5, y: y + 0.5 });
      data[at] = (2 * place.x) / width - 1;
      data[at + 1] = (2 * place.y) / height - 1;
    }
  }
  return data;
}

function resized(image: RgbImage, { width, height }: Size): RgbImage {
  if (image.width === width && image.height === height) return image;
  const whole = { x: 0, y: 0, width: image.width, height: image.height };
  return cropImage(image, whole, width, height, 'edge');
}
