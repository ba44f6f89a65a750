import { beforeAll, describe, expect, it } from 'vitest';
import type { Dataset, DatasetFrame, DatasetSequence, FrameWindow } from '../contracts/dataset.js';
import type { Size } from '../contracts/image.js';
import { parsingLabels } from '../contracts/parsing.js';
import { keypointNames } from '../contracts/pose.js';

/**
 * What every `Dataset` must hold to. Call it in a test file.
 * @param create opens a small data set without a fault
 */
export function describeDataset(name: string, create: () => Promise<Dataset>): void {
  describe(`the data set ${name}`, () => {
    let dataset: Dataset;
    let sequences: DatasetSequence[];
    beforeAll(async () => {
      dataset = await create();
      sequences = await all(dataset);
    });

    it('has sequences, each with a name of its own', () => {
      expect(dataset.size).toBeGreaterThan(0);
      expect(new Set(sequences.map((sequence) => sequence.name)).size).toBe(dataset.size);
    });

    it('has frames, as many as it says, of one size', async () => {
      for (const sequence of sequences) {
        const frames = await framesOf(sequence);
        expect(frames.length).toBeGreaterThan(0);
        expect(frames).toHaveLength(sequence.frameCount ?? frames.length);
        const { width, height } = frames[0].image;
        for (const { image } of frames) {
          expect([image.width, image.height, image.data.length]).toEqual([
            width,
            height,
            3 * width * height,
          ]);
        }
      }
    });

    it('knows things of a frame that fit it', async () => {
      for (const sequence of sequences) {
        for (const frame of await framesOf(sequence)) expectFit(frame);
      }
    });

    it('has the garment, and the other one where frames show it', async () => {
      for (const sequence of sequences) {
        const others = (await framesOf(sequence)).map((frame) => frame.inOtherGarment);
        expect(others.some(Boolean)).toBe(sequence.otherGarment !== undefined);
        for (const garment of [await sequence.garment(), await sequence.otherGarment?.()]) {
          if (!garment) continue;
          const { width, height, data } = garment.image;
          expect(data).toHaveLength(3 * width * height);
          if (garment.mask) expectPlane(garment.mask, garment.image, 0, 1);
        }
      }
    });

    it.each([
      { first: 0, count: 2, stride: 1 },
      { first: 1, count: 2, stride: 2 },
      { first: 0, count: 1000, stride: 3 },
      { first: 10_000, count: 2, stride: 1 },
    ])('gives the frames of the window $first, $count, $stride, and no others', async (window) => {
      for (const sequence of sequences) {
        const images = (await framesOf(sequence)).map(({ image }) => image);
        const expected = images.filter((_, index) => isWithin(window, index));
        expect((await framesOf(sequence, window)).map(({ image }) => image)).toEqual(expected);
      }
    });

    it('gives the same when it is opened again', async () => {
      const again = await all(await create());
      expect(again.map((sequence) => sequence.name)).toEqual(sequences.map(({ name }) => name));
      const last = sequences.length - 1;
      expect(await framesOf(again[last])).toEqual(await framesOf(sequences[last]));
    });

    it('can be left early', async () => {
      for await (const { image } of sequences[0].frames()) {
        expect(image.data.length).toBeGreaterThan(0);
        break;
      }
    });

    it('finds no fault in what has none', async () => {
      for await (const fault of dataset.check('contents')) expect(fault).toBeUndefined();
    });
  });
}

async function all(dataset: Dataset): Promise<DatasetSequence[]> {
  const indices = Array.from({ length: dataset.size }, (_, index) => index);
  return Promise.all(indices.map((index) => dataset.sequence(index)));
}

async function framesOf(sequence: DatasetSequence, window?: FrameWindow): Promise<DatasetFrame[]> {
  const frames: DatasetFrame[] = [];
  for await (const frame of sequence.frames(window)) frames.push(frame);
  return frames;
}

function isWithin({ first, count, stride }: FrameWindow, index: number): boolean {
  const step = (index - first) / stride;
  return Number.isInteger(step) && step >= 0 && step < count;
}

function expectFit({ image, ...known }: DatasetFrame): void {
  const pixels = image.width * image.height;
  if (known.pose) {
    for (const keypoint of keypointNames.map((name) => known.pose![name])) {
      expect([keypoint.x, keypoint.y].every(Number.isFinite)).toBe(true);
      expect(keypoint.score).toBeGreaterThanOrEqual(0);
      expect(keypoint.score).toBeLessThanOrEqual(1);
    }
  }
  if (known.personMask) expectPlane(known.personMask, image, 0, 1);
  if (known.labels) expectPlane(known.labels, image, 0, parsingLabels.length - 1);
  if (known.torso) {
    expectPlane(known.torso.kept, image, 0, 1);
    expect([known.torso.image.width, known.torso.image.height]).toEqual([
      image.width,
      image.height,
    ]);
  }
  if (known.worn) {
    const { mask, flow, shading } = known.worn;
    expectPlane(mask, image, 0, 1);
    expect([flow.width, flow.height, flow.data.length]).toEqual([
      image.width,
      image.height,
      2 * pixels,
    ]);
    expect(extremes(flow.data).every(Number.isFinite)).toBe(true);
    expect(shading).toHaveLength(3 * pixels);
    expect(Math.min(...extremes(shading))).toBeGreaterThanOrEqual(0);
  }
  if (known.depth) {
    expect(known.depth).toHaveLength(pixels);
    expect(extremes(known.depth)[0]).toBeGreaterThan(0);
  }
  if (known.inOtherGarment) expectFit(known.inOtherGarment);
}

function expectPlane(
  { width, height, data }: Size & { readonly data: Float32Array | Uint8Array },
  size: Size,
  least: number,
  most: number,
): void {
  expect([width, height, data.length]).toEqual([size.width, size.height, size.width * size.height]);
  const [smallest, largest] = extremes(data);
  expect(smallest).toBeGreaterThanOrEqual(least);
  expect(largest).toBeLessThanOrEqual(most);
}

/** What is no number makes both so. */
function extremes(data: Float32Array | Uint8Array): [smallest: number, largest: number] {
  let smallest = Infinity;
  let largest = -Infinity;
  for (let i = 0; i < data.length; i++) {
    smallest = Math.min(smallest, data[i]);
    largest = Math.max(largest, data[i]);
  }
  return [smallest, largest];
}
