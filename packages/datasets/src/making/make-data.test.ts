import { readdir, readFile, truncate, writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PluginRegistry, type Dataset, type DatasetFrame } from '@drapeflow/core';
import { describeDataset } from '@drapeflow/core/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { keepAll } from '../testing/keep-all.js';
import { plant } from '../testing/tree.js';
import { studio } from '../studio/studio-dataset.js';
import { made } from './made.js';
import { makeData, type MakeDataOptions } from './make-data.js';

const registry = new PluginRegistry();
for (const plugin of [studio, made]) registry.add(plugin);
const services = { createTorso: async () => keepAll };
const options = { width: 48, height: 64, frames: 2, split: 'train', workers: 1 };

let filmed: Dataset;
let folder: string;
const videos: string[] = [];
const making = (changes: Partial<MakeDataOptions> = {}): MakeDataOptions => ({
  folder,
  count: 2,
  options,
  writeVideo: async (path, frames) => {
    videos.push(path);
    await writeFile(path, `${frames.length} frames`);
  },
  onSequence: () => {},
  isStopped: () => false,
  ...changes,
});

beforeAll(async () => {
  filmed = await registry.create('dataset', 'studio', { ...options, sequences: 3 }, services);
  folder = join(await plant({ 'empty/': '' }), 'made');
  expect(await makeData(filmed, making())).toBe(2);
});

const open = () => registry.create('dataset', 'made', { folder }, {}) as Promise<Dataset>;
describeDataset('made', open);

describe('a folder of filmed sequences', () => {
  it('has a video of each sequence in both garments', () => {
    expect(videos.map((path) => path.split('/').at(-1))).toEqual([
      ...['clip.mp4', 'other.mp4'],
      ...['clip.mp4', 'other.mp4'],
    ]);
  });

  it('gives back what was filmed', async () => {
    const [wanted, found] = await Promise.all(
      [filmed, await open()].map((dataset) => framesOf(dataset, 1)),
    );
    expect(found).toHaveLength(2);
    found.forEach((frame, index) => expectSame(frame, wanted[index]));
    const garments = [filmed, await open()].map(async (dataset) =>
      (await dataset.sequence(1)).garment(),
    );
    const [worn, read] = await Promise.all(garments);
    expect(read.image).toEqual(worn.image);
  });

  it('is gone on with where it ended: what is there stays, and what is not whole is made anew', async () => {
    const kept = join(folder, 'sequence-000000');
    const before = await readFile(join(kept, 'truth.shard'));
    await mkdir(join(folder, 'sequence-000002.partial'));
    const names: string[] = [];
    const more = making({ count: 3, onSequence: (name) => names.push(name) });
    expect(await makeData(filmed, more)).toBe(1);
    expect(names).toEqual(['sequence-000002']);
    expect(await readFile(join(kept, 'truth.shard'))).toEqual(before);
    expect((await readdir(folder)).sort()).toEqual([
      'sequence-000000',
      'sequence-000001',
      'sequence-000002',
      'studio.json',
    ]);
  });

  it('is not mixed with what is made with other options', async () => {
    await expect(
      makeData(filmed, making({ options: { ...options, seed: 9 } })),
    ).rejects.toMatchObject({ code: 'DATA_OPTIONS_DIFFER' });
  });

  it('leaves nothing of a sequence that cannot be written, and goes on with it the next time', async () => {
    const full = join(await plant({ 'empty/': '' }), 'full');
    const writeVideo = () => Promise.reject(new Error('No space left on device'));
    await expect(makeData(filmed, making({ folder: full, writeVideo }))).rejects.toThrow(/space/);
    expect(await readdir(full)).toEqual(['studio.json']);
    expect(await makeData(filmed, making({ folder: full, count: 1 }))).toBe(1);
  });

  it('stops after the sequence under way', async () => {
    const stopped = join(await plant({ 'empty/': '' }), 'stopped');
    let made = 0;
    const request = making({
      folder: stopped,
      onSequence: () => made++,
      isStopped: () => made > 0,
    });
    expect(await makeData(filmed, request)).toBe(1);
  });

  it('names a shard that was cut short', async () => {
    const path = join(folder, 'sequence-000001', 'truth.shard');
    await truncate(path, 3000);
    const faults = [];
    for await (const fault of (await open()).check('contents')) faults.push(fault);
    expect(faults).toMatchObject([{ path, sequence: 'sequence-000001' }]);
  });

  it('is refused where it was not made by this program', async () => {
    const strange = await plant({ 'sequence-000000/': '' });
    await expect(registry.create('dataset', 'made', { folder: strange }, {})).rejects.toMatchObject(
      { code: 'DATASET_BROKEN' },
    );
  });
});

async function framesOf(dataset: Dataset, index: number): Promise<DatasetFrame[]> {
  const frames: DatasetFrame[] = [];
  for await (const frame of (await dataset.sequence(index)).frames()) frames.push(frame);
  return frames;
}

function expectSame(found: DatasetFrame, wanted: DatasetFrame): void {
  expect(found.image).toEqual(wanted.image);
  expect(found.labels).toEqual(wanted.labels);
  expect(found.depth).toEqual(wanted.depth);
  expect(found.worn!.flow).toEqual(wanted.worn!.flow);
  wanted.worn!.mask.data.forEach((share, i) => {
    expect(found.worn!.mask.data[i]).toBeCloseTo(share, 2);
    if (share === 0) return;
    for (let k = 3 * i; k < 3 * i + 3; k++) {
      expect(found.worn!.shading[k]).toBe(wanted.worn!.shading[k]);
    }
  });
  if (wanted.inOtherGarment) expectSame(found.inOtherGarment!, wanted.inOtherGarment);
}
