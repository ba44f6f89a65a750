import {
  keypointNames,
  mapPose,
  noGarment,
  parsingLabels,
  warpGarment,
  type DatasetFrame,
  type DatasetGarment,
} from '@drapeflow/core';
import type { SequenceSample } from '../augmentation/sequence-sample.js';
import { torsoOf } from '../files/mask.js';

export const sampleSize = { width: 48, height: 64 };
const { width, height } = sampleSize;
const pixels = width * height;

/** A smooth garment picture, darker to the left for an odd seed and to the right for an even one. */
function paintGarment(seed: number): DatasetGarment {
  const size = { width: 40, height: 50 };
  const data = new Uint8Array(3 * size.width * size.height);
  const mask = new Float32Array(size.width * size.height);
  for (let i = 0; i < mask.length; i++) {
    const x = i % size.width;
    const y = Math.floor(i / size.width);
    mask[i] = x >= 4 && x < 36 && y >= 5 && y < 45 ? 1 : 0;
    const across = seed % 2 ? x : size.width - 1 - x;
    data.set([40 + 4 * across, 30 + 3 * y, 60 + across + 2 * y], 3 * i);
  }
  return { image: { ...size, data }, mask: { ...size, data: mask } };
}

/** A garment from column 12 to 35 and row 16 to 47, its picture a little turned, in light that falls off downwards. */
function dress(garment: DatasetGarment, time: number, seed: number): DatasetFrame {
  const flow = { ...sampleSize, data: new Float32Array(2 * pixels).fill(noGarment) };
  const covered = new Float32Array(pixels);
  const shading = new Float32Array(3 * pixels);
  const labels = new Uint8Array(pixels);
  const person = new Float32Array(pixels);
  const depth = new Float32Array(pixels).fill(Infinity);
  for (let i = 0; i < pixels; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    labels[i] = labelAt(x, y);
    person[i] = labels[i] === 0 ? 0 : 1;
    if (person[i]) depth[i] = 2 + 0.01 * x + 0.001 * time;
    if (x < 12 || x >= 36 || y < 16 || y >= 48) continue;
    covered[i] = 1;
    flow.data[2 * i] = -0.7 + (x - 12) * 0.05 + (y - 16) * 0.005;
    flow.data[2 * i + 1] = -0.8 + (y - 16) * 0.045 - (x - 12) * 0.004;
    for (let c = 0; c < 3; c++) shading[3 * i + c] = 1.1 - 0.01 * y - 0.1 * c + 0.01 * time;
  }
  const full = { ...garment.image, data: new Float32Array(garment.mask!.data.length).fill(1) };
  const warped = warpGarment({ image: garment.image, mask: full }, flow).image.data;
  const data = Uint8Array.from(warped, (value, i) =>
    covered[Math.floor(i / 3)] ? value * shading[i]! + 0.5 : (i * (7 + seed)) % 251,
  );
  const image = { ...sampleSize, data };
  const removed = {
    ...sampleSize,
    data: Float32Array.from(labels, (l) => (l === 3 || l === 4 ? 1 : 0)),
  };
  return {
    image,
    pose: mapPose((name) => {
      const joint = keypointNames.indexOf(name);
      const side = name.startsWith('left') ? 30 : name.startsWith('right') ? 18 : 24;
      return { x: side + 0.1 * joint, y: 5 + 3 * joint + 0.25 * time, score: 0.5 + 0.02 * joint };
    }),
    personMask: { ...sampleSize, data: person },
    labels: { ...sampleSize, data: labels },
    torso: torsoOf(image, removed),
    worn: { mask: { ...sampleSize, data: covered }, flow, shading },
    depth,
  };
}

/** A head on upper clothes on trousers, an arm at the right. */
function labelAt(x: number, y: number): number {
  const label = (name: (typeof parsingLabels)[number]) => parsingLabels.indexOf(name);
  if (x >= 18 && x < 30 && y >= 4 && y < 16) return label('head');
  if (x >= 12 && x < 36 && y >= 16 && y < 48) return label('upper-clothes');
  if (x >= 36 && x < 42 && y >= 18 && y < 44) return label('arms');
  if (x >= 14 && x < 34 && y >= 48 && y < 62) return label('lower-clothes');
  return label('background');
}

/** A sample of which everything is known, and frame = garment · shading holds to the rounding. */
export function exactSample(frames: number): SequenceSample {
  const garment = paintGarment(1);
  const otherGarment = paintGarment(2);
  return {
    garment,
    otherGarment,
    frames: Array.from({ length: frames }, (_, time) => ({
      ...dress(garment, time, 1),
      inOtherGarment: dress(otherGarment, time, 2),
    })),
  };
}

/** By how much, at the most, frames differ from garment · shading where the garment alone covers a pixel. */
export function worstOfRelation({ garment, otherGarment, frames }: SequenceSample): number {
  const ofFrame = ({ image, worn }: DatasetFrame, shown: DatasetGarment): number => {
    const full = { ...shown.image, data: new Float32Array(shown.image.data.length / 3).fill(1) };
    const warped = warpGarment({ image: shown.image, mask: full }, worn!.flow).image.data;
    let worst = 0;
    for (let i = 0; i < warped.length; i++) {
      if (worn!.mask.data[Math.floor(i / 3)]! < 1) continue;
      const expected = Math.min(255, warped[i]! * worn!.shading[i]!);
      worst = Math.max(worst, Math.abs(expected - image.data[i]!));
    }
    return worst;
  };
  return Math.max(
    ...frames.flatMap((frame) => [
      ofFrame(frame, garment),
      ofFrame(frame.inOtherGarment!, otherGarment!),
    ]),
  );
}

/** All frames, and all in the other garment. */
export function bothViews({ frames }: SequenceSample): DatasetFrame[] {
  return frames.flatMap((frame) => [frame, frame.inOtherGarment!]);
}
