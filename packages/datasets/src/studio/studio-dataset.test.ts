import { PluginRegistry, type Dataset, type DatasetFrame } from '@drapeflow/core';
import { describeDataset } from '@drapeflow/core/testing';
import { expect, test } from 'vitest';
import { keepAll } from '../testing/keep-all.js';
import { studio } from './studio-dataset.js';

const registry = new PluginRegistry();
registry.add(studio);
const open = (options: object): Promise<Dataset> =>
  registry.create(
    'dataset',
    'studio',
    { width: 48, height: 64, frames: 3, ...options },
    { createTorso: async () => keepAll },
  );

describeDataset('studio', () => open({ sequences: 2, workers: 1 }));

test('The same bytes come from any number of threads, in whatever order frames are asked for.', async () => {
  const one = await open({ sequences: 3, workers: 1 });
  const three = await open({ sequences: 3, workers: 3 });
  const inOrder: DatasetFrame[] = [];
  for (let index = 0; index < 3; index++) {
    for await (const frame of (await one.sequence(index)).frames()) inOrder.push(frame);
  }
  const reversed = [2, 1, 0].map(async (index) => {
    const sequence = await three.sequence(index);
    const frames: DatasetFrame[] = [];
    for (const first of [2, 1, 0]) {
      for await (const frame of sequence.frames({ first, count: 1, stride: 1 })) frames.push(frame);
    }
    return frames.reverse();
  });
  const [third, second, first] = await Promise.all(reversed);
  expect([...first, ...second, ...third]).toEqual(inOrder);
  await one.dispose?.();
  await three.dispose?.();
});

test('Folders that are not there are named before anything is filmed.', async () => {
  await expect(open({ garments: '/no/such/folder' })).rejects.toMatchObject({
    code: 'DATASET_BROKEN',
    details: { path: '/no/such/folder' },
  });
  await expect(open({ bodies: '/no/such/folder' })).rejects.toMatchObject({
    message: expect.stringContaining('/no/such/folder'),
  });
  await expect(open({ motions: '/no/such/folder' })).rejects.toMatchObject({
    code: 'FILE_NOT_FOUND',
  });
});

test('What a thread throws arrives with its code.', async () => {
  const dataset = await open({ sequences: 1, workers: 1, garments: await pictureless() });
  await expect((await dataset.sequence(0)).garment()).rejects.toMatchObject({
    code: 'DATASET_BROKEN',
  });
  await dataset.dispose?.();
});

/** A folder with a mask whose picture is missing. */
async function pictureless(): Promise<string> {
  const { plant } = await import('../testing/tree.js');
  const garments = Array.from({ length: 40 }, (_, i) => [`g${i}.mask.png`, 'no picture'] as const);
  return plant(Object.fromEntries(garments));
}
