import { warpGarment, type Garment } from '@drapeflow/core';
import { describe, expect, test } from 'vitest';
import { bothViews, exactSample, sampleSize, worstOfRelation } from '../testing/exact-sample.js';
import { flip } from './flip.js';

const { width } = sampleSize;
const sample = exactSample(2);
const flipped = flip(sample);
/** The pixel that is seen in a mirror where `i` is. */
const mirror = (i: number) => i - (i % width) + width - 1 - (i % width);

describe('Flipping a sample', () => {
  test('twice changes nothing.', () => {
    expect(flip(flipped)).toEqual(sample);
    expect(flipped).not.toEqual(sample);
  });

  test('mirrors every map of every frame.', () => {
    const mirrored = (map: Uint8Array | Float32Array, channels: number) =>
      map.map((_, i) => map[channels * mirror(Math.floor(i / channels)) + (i % channels)]!);
    bothViews(sample).forEach((frame, view) => {
      const { image, personMask, labels, torso, worn, depth } = bothViews(flipped)[view]!;
      expect(image.data).toEqual(mirrored(frame.image.data, 3));
      expect(personMask!.data).toEqual(mirrored(frame.personMask!.data, 1));
      expect(labels!.data).toEqual(mirrored(frame.labels!.data, 1));
      expect(torso!.image.data).toEqual(mirrored(frame.torso!.image.data, 3));
      expect(torso!.kept.data).toEqual(mirrored(frame.torso!.kept.data, 1));
      expect(worn!.mask.data).toEqual(mirrored(frame.worn!.mask.data, 1));
      expect(worn!.shading).toEqual(mirrored(frame.worn!.shading, 3));
      expect(depth).toEqual(mirrored(frame.depth!, 1));
    });
  });

  test('makes of a left wrist a right one, as far from the other edge.', () => {
    const { rightWrist, nose } = flipped.frames[1]!.pose!;
    const { pose } = sample.frames[1]!;
    expect(rightWrist).toEqual({ ...pose!.leftWrist, x: width - pose!.leftWrist.x });
    expect(nose).toEqual({ ...pose!.nose, x: width - pose!.nose.x });
  });

  test('and warping the mirrored garment gives the mirrored warped garment.', () => {
    const before = warpGarment(sample.garment as Garment, sample.frames[0]!.worn!.flow);
    const after = warpGarment(flipped.garment as Garment, flipped.frames[0]!.worn!.flow);
    let worst = 0;
    for (let i = 0; i < before.mask.data.length; i++) {
      for (let c = 0; c < 3; c++) {
        const difference = after.image.data[3 * i + c]! - before.image.data[3 * mirror(i) + c]!;
        worst = Math.max(worst, Math.abs(difference));
      }
      const difference = after.mask.data[i]! - before.mask.data[mirror(i)]!;
      worst = Math.max(worst, 1000 * Math.abs(difference));
    }
    // Halves may be rounded to either side.
    expect(worst).toBeLessThanOrEqual(1);
    expect(worstOfRelation(flipped)).toBeLessThan(2);
  });

  test('needs nothing that a data set may not have.', () => {
    const { image } = sample.garment;
    const bare = { garment: { image }, frames: [{ image }] };
    expect(flip(flip(bare))).toEqual(bare);
  });
});
