import { noGarment, RandomNumbers, warpGarment, type Garment } from '@drapeflow/core';
import { describe, expect, test } from 'vitest';
import { bothViews, exactSample, sampleSize, worstOfRelation } from '../testing/exact-sample.js';
import { crop, cropSample } from './crop.js';

const { width } = sampleSize;
const sample = exactSample(2);

describe('Cutting out whole pixels', () => {
  const box = { x: 7, y: 10, width: 20, height: 30 };
  const cut = cropSample(sample, box, box);

  test('gives, at each place, what was there before.', () => {
    const part = (map: Uint8Array | Float32Array, channels: number) =>
      map.filter((_, i) => {
        const [x, y] = [Math.floor(i / channels) % width, Math.floor(i / channels / width)];
        return x >= 7 && x < 27 && y >= 10 && y < 40;
      });
    bothViews(sample).forEach((frame, view) => {
      const { image, personMask, labels, torso, worn, depth } = bothViews(cut)[view]!;
      expect(image).toEqual({ width: 20, height: 30, data: part(frame.image.data, 3) });
      expect(personMask!.data).toEqual(part(frame.personMask!.data, 1));
      expect(labels!.data).toEqual(part(frame.labels!.data, 1));
      expect(torso!.image.data).toEqual(part(frame.torso!.image.data, 3));
      expect(torso!.kept.data).toEqual(part(frame.torso!.kept.data, 1));
      expect(worn!.mask.data).toEqual(part(frame.worn!.mask.data, 1));
      expect(worn!.flow).toEqual({ width: 20, height: 30, data: part(frame.worn!.flow.data, 2) });
      expect(worn!.shading).toEqual(part(frame.worn!.shading, 3));
      expect(depth).toEqual(part(frame.depth!, 1));
    });
  });

  test('and then warping gives what warping and then cutting does.', () => {
    const whole = warpGarment(sample.garment as Garment, sample.frames[0]!.worn!.flow);
    const part = warpGarment(sample.garment as Garment, cut.frames[0]!.worn!.flow);
    for (let y = 0; y < 30; y++) {
      const from = (y + box.y) * width + box.x;
      expect(part.mask.data.slice(20 * y, 20 * y + 20)).toEqual(
        whole.mask.data.slice(from, from + 20),
      );
      expect(part.image.data.slice(60 * y, 60 * y + 60)).toEqual(
        whole.image.data.slice(3 * from, 3 * from + 60),
      );
    }
    expect(worstOfRelation(cut)).toBeLessThan(0.6);
  });

  test('moves joints along, and what is cut away is not seen.', () => {
    const { pose } = cut.frames[0]!;
    const before = sample.frames[0]!.pose!;
    expect(pose!.leftShoulder.x).toBeCloseTo(before.leftShoulder.x - 7, 10);
    expect(pose!.rightShoulder).toEqual({
      x: before.rightShoulder.x - 7,
      y: before.rightShoulder.y - 10,
      score: before.rightShoulder.score,
    });
    expect(before.nose.y).toBeLessThan(10);
    expect(pose!.nose).toMatchObject({ y: before.nose.y - 10, score: 0 });
  });

  test('leaves the garments as they are.', () => {
    expect(cut.garment).toBe(sample.garment);
    expect(cut.otherGarment).toBe(sample.otherGarment);
  });
});

describe('Cutting out a part and bringing it to the size of frames', () => {
  const box = { x: 9.4, y: 12.7, width: 30, height: 40 };
  const cut = cropSample(sample, box, sampleSize);

  test('reads a flow between pixels as it goes on there.', () => {
    const { flow, mask } = cut.frames[0]!.worn!;
    const [wanted, found]: number[][] = [[], []];
    let outside = 0;
    for (let i = 0; i < mask.data.length; i++) {
      // Where the centre of the pixel was, in pixels of the frame before, whose centres are at whole numbers.
      const x = box.x + (((i % width) + 0.5) * 30) / 48 - 0.5;
      const y = box.y + ((Math.floor(i / width) + 0.5) * 40) / 64 - 0.5;
      if (x > 12 && x < 35 && y > 16 && y < 47) {
        wanted!.push(-0.7 + (x - 12) * 0.05 + (y - 16) * 0.005);
        wanted!.push(-0.8 + (y - 16) * 0.045 - (x - 12) * 0.004, 1);
        found!.push(flow.data[2 * i]!, flow.data[2 * i + 1]!, mask.data[i]!);
      }
      const isFar = x < 11.4 || x > 35.6 || y < 15.4 || y > 47.6;
      if (isFar && flow.data[2 * i] !== noGarment) outside++;
    }
    expect(wanted!.length).toBeGreaterThan(3000);
    expect(Math.max(...found!.map((value, i) => Math.abs(value - wanted![i]!)))).toBeLessThan(1e-5);
    expect(outside).toBe(0);
    // The garment's picture is linear, so that only roundings are left.
    expect(worstOfRelation(cut)).toBeLessThan(2.5);
  });

  test('does not mix a sleeve with what is behind it.', () => {
    const [frame] = sample.frames;
    const { worn } = frame!;
    const data = worn!.flow.data.slice();
    const shading = worn!.shading.slice();
    for (let i = 0; i < data.length / 2; i++) {
      if (i % width < 24 || data[2 * i] === noGarment) continue;
      data[2 * i]! -= 1;
      shading.fill(2, 3 * i, 3 * i + 3);
    }
    const torn = { ...frame!, worn: { ...worn!, flow: { ...worn!.flow, data }, shading } };
    const single = { garment: sample.garment, frames: [{ image: torn.image, worn: torn.worn }] };
    const { flow, shading: light } = cropSample(single, box, sampleSize).frames[0]!.worn!;
    const counts = { front: 0, behind: 0 };
    let worst = 0;
    for (let i = 0; i < flow.data.length / 2; i++) {
      if (flow.data[2 * i] === noGarment) continue;
      const x = box.x + (((i % width) + 0.5) * 30) / 48 - 0.5;
      const y = box.y + ((Math.floor(i / width) + 0.5) * 40) / 64 - 0.5;
      const isBehind = light[3 * i]! > 1.9;
      counts[isBehind ? 'behind' : 'front']++;
      // Up to half a pixel past where a part ends, its last pixel goes on.
      const along = Math.min(Math.max(x, 12), 35);
      const u = -0.7 + (along - 12) * 0.05 + (Math.min(Math.max(y, 16), 47) - 16) * 0.005;
      worst = Math.max(worst, Math.abs(flow.data[2 * i]! - (isBehind ? u - 1 : u)));
    }
    expect(Math.min(counts.front, counts.behind)).toBeGreaterThan(300);
    expect(worst).toBeLessThan(0.03);
  });

  test('labels each pixel as the nearest was, and averages no distance with infinity.', () => {
    const { labels, depth } = cut.frames[0]!;
    const before = sample.frames[0]!;
    const places = Array.from(depth!, (_, i) => {
      const x = Math.floor(box.x + (((i % width) + 0.5) * 30) / 48);
      const y = Math.floor(box.y + ((Math.floor(i / width) + 0.5) * 40) / 64);
      return y * width + x;
    });
    expect([...labels!.data]).toEqual(places.map((place) => before.labels!.data[place]));
    expect([...depth!]).toEqual(places.map((place) => before.depth![place]));
  });
});

describe('A random crop', () => {
  const options = { probability: 1, least: 0.6 };

  test('is the same for all frames, and keeps their shape and size.', () => {
    const many = Array.from({ length: 100 }, (_, seed) => {
      const { frames } = crop(sample, new RandomNumbers(seed), options);
      const [first, second] = frames.map(({ pose }) => pose!);
      const { pose } = frames[0]!.inOtherGarment!;
      const before = sample.frames[0]!.pose!;
      const scaleX =
        (first!.leftHip.x - first!.rightHip.x) / (before.leftHip.x - before.rightHip.x);
      const scaleY = (first!.leftHip.y - first!.neck.y) / (before.leftHip.y - before.neck.y);
      expect(scaleX).toBeCloseTo(scaleY, 8);
      expect(pose!.neck).toEqual(first!.neck);
      expect(second!.neck.y - first!.neck.y).toBeCloseTo(0.25 * scaleY, 8);
      expect(frames[0]!.image).toMatchObject(sampleSize);
      // Where the upper left corner of the frame lies now.
      const x = first!.neck.x - scaleX * before.neck.x;
      const y = first!.neck.y - scaleY * before.neck.y;
      expect(x).toBeLessThanOrEqual(1e-9);
      expect(y).toBeLessThanOrEqual(1e-9);
      expect(x + scaleX * 48).toBeGreaterThanOrEqual(48 - 1e-9);
      expect(y + scaleY * 64).toBeGreaterThanOrEqual(64 - 1e-9);
      return scaleX;
    });
    expect(Math.min(...many)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...many)).toBeLessThanOrEqual(1 / 0.6);
    expect(Math.max(...many)).toBeGreaterThan(1.5);
  });

  test('of everything changes nothing.', () => {
    const same = crop(sample, new RandomNumbers(1), { probability: 1, least: 1 });
    expect(same).toEqual(sample);
  });
});
