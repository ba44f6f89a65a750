import { RandomNumbers } from '@drapeflow/core';
import { describe, expect, test } from 'vitest';
import { bothViews, exactSample, sampleSize, worstOfRelation } from '../testing/exact-sample.js';
import { augment, augmentationSchema, type AugmentationOptions } from './augment.js';

const names = Object.keys(augmentationSchema.shape).filter((name) => name !== 'stride') as Exclude<
  keyof AugmentationOptions,
  'stride'
>[];
const withProbability = (probability: number, of: readonly string[] = names) =>
  augmentationSchema.parse(
    Object.fromEntries(names.map((n) => [n, { probability: of.includes(n) ? probability : 0 }])),
  );
const sample = exactSample(4);
const errors = [
  'mislabelledParts',
  'raggedBorders',
  'garmentMaskErrors',
  'jointJitter',
  'jointDropout',
];

describe('Augmentation', () => {
  test('is the same for the same numbers, and another for others.', () => {
    const all = withProbability(1);
    const once = augment(sample, new RandomNumbers(7), all);
    expect(augment(sample, new RandomNumbers(7), all)).toEqual(once);
    expect(augment(sample, new RandomNumbers(8), all)).not.toEqual(once);
  });

  test('that never happens changes nothing.', () => {
    expect(augment(sample, new RandomNumbers(1), withProbability(0))).toEqual(sample);
  });

  test.each(names)('%s happens as often as asked for.', (name) => {
    const small = { ...sample, frames: sample.frames.slice(0, 2) };
    const options = {
      ...withProbability(0),
      [name]: { ...withProbability(1)[name], probability: 0.5 },
    };
    let happened = 0;
    for (let seed = 0; seed < 60; seed++) {
      const varied = augment(small, new RandomNumbers(seed), options);
      if (varied !== small) happened++;
    }
    expect(happened).toBeGreaterThan(15);
    expect(happened).toBeLessThan(45);
  });

  test('draws as many numbers whatever happens, and one does not change another.', () => {
    const [some, all] = [withProbability(1, ['jointJitter']), withProbability(1, errors)];
    const [first, second] = [new RandomNumbers(3), new RandomNumbers(3)];
    const alone = augment(sample, first, { ...some, colour: { ...some.colour, probability: 1 } });
    const beside = augment(sample, second, { ...all, jointDropout: some.jointDropout });
    expect(first.uniform()).toBe(second.uniform());
    expect(beside.frames[2]!.pose).toEqual(alone.frames[2]!.pose);
  });

  test('does not change the sample that it is given.', () => {
    augment(sample, new RandomNumbers(9), withProbability(1));
    expect(sample).toEqual(exactSample(4));
  });

  test('by errors of estimators leaves everything that is true.', () => {
    const options = withProbability(1, errors);
    const garmentMaskErrors = { ...options.garmentMaskErrors, reach: 0.08 };
    const varied = augment(sample, new RandomNumbers(4), { ...options, garmentMaskErrors });
    bothViews(varied).forEach((frame, view) => {
      const before = bothViews(sample)[view]!;
      for (const part of ['image', 'worn', 'depth'] as const)
        expect(frame[part]).toBe(before[part]);
      for (const part of ['pose', 'labels', 'personMask', 'torso'] as const) {
        expect(frame[part]).not.toEqual(before[part]);
      }
    });
    expect(varied.garment.image).toBe(sample.garment.image);
    expect(varied.garment.mask).not.toEqual(sample.garment.mask);
  });

  test('by all at once keeps sizes, ranges and the truth.', () => {
    for (let seed = 0; seed < 5; seed++) {
      const varied = augment(sample, new RandomNumbers(seed), withProbability(1));
      expect(worstOfRelation(varied)).toBeLessThan(5);
      for (const { image, labels, personMask, pose } of bothViews(varied)) {
        for (const map of [image, labels!, personMask!]) expect(map).toMatchObject(sampleSize);
        const scores = Object.values(pose!).map(({ score }) => score);
        expect(Math.min(...scores)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...scores)).toBeLessThanOrEqual(1);
      }
    }
  });

  test('varies a pair of pictures of which little is known, too.', () => {
    const { image } = sample.frames[0]!;
    const bare = { garment: { image: sample.garment.image }, frames: [{ image }] };
    const varied = augment(bare, new RandomNumbers(1), withProbability(1));
    expect(Object.keys(varied.frames[0]!)).toEqual(['image']);
    expect(varied.frames[0]!.image).toMatchObject(sampleSize);
  });

  test('has options with a standard for each, and no others.', () => {
    expect(augmentationSchema.parse({ flip: { probability: 1 } })).toEqual({
      ...augmentationSchema.parse({}),
      flip: { probability: 1 },
    });
    expect(augmentationSchema.safeParse({ blur: {} }).success).toBe(false);
    expect(augmentationSchema.safeParse({ flip: { probability: 2 } }).success).toBe(false);
  });
});
