import { appendFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { cachedPreprocessing } from '../cache/preprocessing-cache.js';
import { contentOf } from '../cache/content-of.js';
import { paintedDataset, paintedPreprocessing } from './painted-dataset.js';

/*
 * A process that reads a painted data set through a cache, and says what it read. The sequences that it makes itself are
 * in its log. Arguments: the folder, the log, the sequences and their frames, milliseconds for each frame, and from
 * which sequence on it reads.
 */
const [folder, log, sequences, frames, milliseconds, start] = process.argv.slice(2);
const count = Number(sequences);
const plain = paintedPreprocessing();
const dataset = await cachedPreprocessing(
  paintedDataset({ sequences: count, frames: Number(frames) }),
  {
    async garment(garment) {
      await appendFile(log!, `${garment.image.data[0]}\n`);
      return plain.garment(garment);
    },
    async *frames(given) {
      for await (const frame of plain.frames(given)) {
        await pause(Number(milliseconds));
        yield frame;
      }
    },
  },
  { folder: folder!, key: 'painted', maximumBytes: 2 ** 24 },
);
const contents: string[] = [];
for (let i = 0; i < count; i++) {
  const index = (i + Number(start)) % count;
  contents[index] = await contentOf(await dataset.sequence(index));
}
await dataset.dispose?.();
console.log(JSON.stringify(contents));
