import { parsingLabels, RandomNumbers, type DatasetFrame, type LabelMap } from '@drapeflow/core';
import { describe, expect, test } from 'vitest';
import { bothViews, exactSample, sampleSize } from '../testing/exact-sample.js';
import { mislabelParts } from './mislabelled-parts.js';
import { fraySegments } from './ragged-borders.js';

const { width, height } = sampleSize;
const sample = exactSample(12);
const [upper, arms] = ['upper-clothes', 'arms'].map((l) => parsingLabels.indexOf(l as 'arms'));

/** How far the nearest pixel of another label is, counted in columns or rows. */
function fromBorder({ data }: LabelMap, at: number): number {
  const [x, y] = [at % width, Math.floor(at / width)];
  for (let reach = 1; ; reach++) {
    for (let row = Math.max(0, y - reach); row <= Math.min(height - 1, y + reach); row++) {
      for (let c = Math.max(0, x - reach); c <= Math.min(width - 1, x + reach); c++) {
        if (data[row * width + c] !== data[at]) return reach;
      }
    }
  }
}
const distances = Array.from({ length: width * height }, (_, at) =>
  fromBorder(sample.frames[0]!.labels!, at),
);

function expectTruthKept(frame: DatasetFrame, before: DatasetFrame): void {
  for (const part of ['image', 'worn', 'depth', 'pose'] as const) {
    expect(frame[part]).toBe(before[part]);
  }
}

/** In the sample the torso image keeps all but upper clothes and arms. */
function expectTorso({ image, torso }: DatasetFrame, labels: Uint8Array): void {
  const kept = Float32Array.from(labels, (label) => (label === upper || label === arms ? 0 : 1));
  expect(torso!.kept.data).toEqual(kept);
  const shown = image.data.map((value, i) => (kept[Math.floor(i / 3)] ? value : 128));
  expect(torso!.image.data).toEqual(shown);
}

function changed(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).filter((value, i) => value !== b[i]).length;
}

describe('Ragged borders', () => {
  const none = { shift: 0, bulge: 0, fray: 0, size: 0.1, fraySize: 0.03, persistence: 0.9 };
  const options = { ...none, probability: 1, shift: 0.01, bulge: 0.02, fray: 0.01 };
  const frayed = fraySegments(sample, new RandomNumbers(1), options);

  test('leave the truth alone, and the torso image goes with the labels.', () => {
    bothViews(frayed).forEach((frame, view) => {
      expectTruthKept(frame, bothViews(sample)[view]!);
      expectTorso(frame, frame.labels!.data);
      expect(changed(frame.labels!.data, bothViews(sample)[view]!.labels!.data)).toBeGreaterThan(
        50,
      );
    });
    expect(frayed.garment).toBe(sample.garment);
  });

  test('change only what is near a border.', () => {
    // Eight deviations: never further.
    const reach = 8 * Math.hypot(0.01, 0.02, 0.01) * height;
    for (const { labels } of bothViews(frayed)) {
      const before = sample.frames[0]!.labels!.data;
      const isSame = (label: number, i: number) => distances[i]! <= reach || label === before[i];
      expect(labels!.data.every(isSame)).toBe(true);
    }
  });

  test('of the person mask are off by themselves.', () => {
    const { labels, personMask } = frayed.frames[0]!;
    const silhouette = Float32Array.from(labels!.data, (label) => (label === 0 ? 0 : 1));
    expect(changed(silhouette, personMask!.data)).toBeGreaterThan(30);
    expect(changed(silhouette, sample.frames[0]!.personMask!.data)).toBeGreaterThan(30);
  });

  test('that are shifted alone are the same borders elsewhere.', () => {
    const shifted = fraySegments(sample, new RandomNumbers(3), {
      ...options,
      ...none,
      shift: 0.04,
    });
    const offsets = new Set<string>();
    for (const { labels } of shifted.frames) {
      const found: string[] = [];
      for (let down = -9; down <= 9; down++) {
        for (let across = -9; across <= 9; across++) {
          const isIt = labels!.data.every((label, i) => {
            const x = Math.min(Math.max((i % width) + across, 0), width - 1);
            const y = Math.min(Math.max(Math.floor(i / width) + down, 0), height - 1);
            return label === sample.frames[0]!.labels!.data[y * width + x];
          });
          if (isIt) found.push(`${across} ${down}`);
        }
      }
      expect(found).toHaveLength(1);
      offsets.add(found[0]!);
    }
    expect(offsets.size).toBeGreaterThan(1);
  });

  test('wander: from one frame to the next they differ less than after many.', () => {
    const bulging = { ...options, ...none, bulge: 0.03, persistence: 0.95 };
    const { frames } = fraySegments(sample, new RandomNumbers(4), bulging);
    const difference = (lag: number) =>
      frames.slice(lag).map(({ labels }, i) => changed(labels!.data, frames[i]!.labels!.data));
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b) / values.length;
    expect(mean(difference(1))).toBeLessThan(0.6 * mean(difference(10)));
    expect(mean(difference(1))).toBeGreaterThan(0);
  });

  test('without errors are as they were.', () => {
    const same = fraySegments(sample, new RandomNumbers(5), { ...options, ...none });
    expect(same).toEqual(sample);
  });
});

describe('Mislabelled parts', () => {
  const options = { probability: 1, patches: 1, radius: 0.1, frames: 8 };
  const seeds = Array.from({ length: 40 }, (_, seed) => seed);
  const results = seeds.map((seed) => mislabelParts(sample, new RandomNumbers(seed), options));

  test('are taken for a part that they touch, in one round patch that comes and goes.', () => {
    const confusions = new Set<string>();
    for (const { frames } of results) {
      const times: number[] = [];
      const inSample = new Set<string>();
      frames.forEach(({ labels }, time) => {
        const before = sample.frames[time]!.labels!.data;
        const at = [...before.keys()].filter((i) => labels!.data[i] !== before[i]);
        if (at.length === 0) return;
        times.push(time);
        for (const i of at) inSample.add(`${before[i]} for ${labels!.data[i]}`);
        const [columns, rows] = [at.map((i) => i % width), at.map((i) => Math.floor(i / width))];
        const diameter = 2 * 0.1 * height + 1;
        expect(Math.max(...columns) - Math.min(...columns)).toBeLessThanOrEqual(diameter);
        expect(Math.max(...rows) - Math.min(...rows)).toBeLessThanOrEqual(diameter);
      });
      expect(inSample.size).toBeLessThanOrEqual(1);
      expect(times).toEqual(times.map((_, i) => times[0]! + i));
      expect(times.length).toBeLessThanOrEqual(8);
      inSample.forEach((confusion) => confusions.add(confusion));
    }
    // The head and the arm touch the clothes; the head does not touch the arm.
    expect(confusions).toContain(`${upper} for ${arms}`);
    expect(confusions).not.toContain(`1 for ${arms}`);
    expect(confusions.size).toBeGreaterThan(6);
  });

  test('are kept by the torso image as the part that they are taken for; what is removed is never kept as background.', () => {
    let seen = 0;
    for (const { frames } of results.slice(0, 20)) {
      frames.forEach((frame, time) => {
        const before = sample.frames[time]!.labels!.data;
        if (changed(frame.labels!.data, before) < 10) return;
        seen++;
        expectTorso(
          frame,
          frame.labels!.data.map((label, i) => (label === 0 ? before[i]! : label)),
        );
      });
    }
    expect(seen).toBeGreaterThan(10);
  });

  test('move with the torso.', () => {
    // The person sinks by two rows a frame; so must what is mislabelled.
    const sinking = sample.frames.map((frame, time) => {
      const y = (value: number) => value + 2 * time - 0.25 * time;
      const data = new Uint8Array(width * height);
      data.set(frame.labels!.data.subarray(0, data.length - 2 * time * width), 2 * time * width);
      const moved = Object.entries(frame.pose!).map(([name, joint]) => [
        name,
        { ...joint, y: y(joint.y) },
      ]);
      const pose = Object.fromEntries(moved) as typeof frame.pose;
      return { ...frame, pose, labels: { ...sampleSize, data } };
    });
    const centres = (frames: readonly DatasetFrame[]) =>
      frames.flatMap(({ labels }, time) => {
        const rows: number[] = [];
        labels!.data.forEach((label, i) => {
          if (label !== sinking[time]!.labels!.data[i]) rows.push(Math.floor(i / width));
        });
        const sum = rows.reduce((a, b) => a + b, 0);
        return rows.length > 10 ? [[time, sum / rows.length] as const] : [];
      });
    const speeds = seeds.flatMap((seed) => {
      const { frames } = mislabelParts({ ...sample, frames: sinking }, new RandomNumbers(seed), {
        ...options,
        radius: 0.2,
      });
      const found = centres(frames);
      return found.slice(1).map(([time, row], i) => (row - found[i]![1]) / (time - found[i]![0]));
    });
    const sorted = speeds.sort((a, b) => a - b);
    expect(sorted.length).toBeGreaterThan(20);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeCloseTo(2, 0);
  });

  test('leave the truth alone.', () => {
    for (const result of results.slice(0, 3)) {
      bothViews(result).forEach((frame, view) => {
        expectTruthKept(frame, bothViews(sample)[view]!);
        expect(frame.personMask).toBe(bothViews(sample)[view]!.personMask);
      });
    }
  });
});
