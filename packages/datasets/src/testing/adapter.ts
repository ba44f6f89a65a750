import { PluginRegistry, type Dataset, type DatasetFrame } from '@drapeflow/core';
import { adapterPlugins } from '../adapters/index.js';
import { testReaders } from './test-readers.js';

const registry = new PluginRegistry();
for (const plugin of adapterPlugins) registry.add(plugin);

export function createDataset(name: string, options: object): Promise<Dataset> {
  return registry.create('dataset', name, options, testReaders);
}

/** The names of a data set's sequences. */
export async function namesOf(dataset: Dataset): Promise<string[]> {
  const indices = Array.from({ length: dataset.size }, (_, index) => index);
  return Promise.all(indices.map(async (index) => (await dataset.sequence(index)).name));
}

/** The frames of the sequence of a name, and the colour of its garment's first pixel. */
export async function readSequence(dataset: Dataset, name: string) {
  const sequence = await dataset.sequence((await namesOf(dataset)).indexOf(name));
  const frames: DatasetFrame[] = [];
  for await (const frame of sequence.frames()) frames.push(frame);
  const garment = await sequence.garment();
  return { sequence, frames, garment, garmentColour: [...garment.image.data.slice(0, 3)] };
}
