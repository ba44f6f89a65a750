import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DrapeflowError,
  type Dataset,
  type DatasetFrame,
  type Garment,
  type RgbImage,
} from '@drapeflow/core';
import { ifThere, writing } from '../cache/file-failures.js';
import { garmentFields } from '../cache/sequence-records.js';
import { ShardWriter } from '../cache/shard-writer.js';
import { frameFields } from './frame-record.js';

/** The file that says how a folder was made. */
export const descriptionFile = 'studio.json';
export const truthFile = 'truth.shard';
/** A sequence that is not whole yet. */
const partial = '.partial';

export interface MakeDataOptions {
  readonly folder: string;
  /** How many sequences the folder is to have. */
  readonly count: number;
  /** What the data set was made with: what a folder holds is made with the same. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Writes a video of the frames, to be looked at. */
  writeVideo(path: string, frames: readonly RgbImage[]): Promise<void>;
  /** Called after each sequence. */
  onSequence(name: string): void;
  /** Asked before each sequence. */
  isStopped(): boolean;
}

/**
 * Makes a folder of filmed sequences: for each a folder with a video of it, `clip.mp4`, one of the same moments in the
 * other garment, `other.mp4`, and all that is known of its frames, `truth.shard`. What is there already is kept, so that
 * a run goes on where the last one ended, whatever ended it.
 * @returns how many sequences were made
 * @throws DrapeflowError DATA_OPTIONS_DIFFER, OUTPUT_DISK_FULL, OUTPUT_NOT_WRITABLE
 */
export async function makeData(dataset: Dataset, making: MakeDataOptions): Promise<number> {
  const { folder, count } = making;
  await writing(folder, mkdir(folder, { recursive: true }));
  await describe(folder, making.options);
  const there = new Set(await readdir(folder));
  for (const name of there) {
    if (name.endsWith(partial)) await rm(join(folder, name), { recursive: true });
  }
  let made = 0;
  for (let index = 0; index < count && !making.isStopped(); index++) {
    const name = `sequence-${String(index).padStart(6, '0')}`;
    if (there.has(name)) continue;
    const temporary = join(folder, name + partial);
    try {
      await writing(folder, mkdir(temporary));
      await makeSequence(dataset, index, temporary, making);
      await writing(folder, rename(temporary, join(folder, name)));
    } catch (error) {
      await rm(temporary, { recursive: true, force: true });
      throw error;
    }
    made++;
    making.onSequence(name);
  }
  return made;
}

async function makeSequence(
  dataset: Dataset,
  index: number,
  folder: string,
  { writeVideo }: MakeDataOptions,
): Promise<void> {
  const sequence = await dataset.sequence(index);
  const writer = await ShardWriter.begin(join(folder, truthFile));
  const images: RgbImage[] = [];
  const others: RgbImage[] = [];
  try {
    const garments = { garment: sequence.garment(), otherGarment: sequence.otherGarment!() };
    for (const [key, garment] of Object.entries(garments)) {
      await writer.append({ key, fields: garmentFields((await garment) as Garment) });
    }
    for await (const frame of sequence.frames()) {
      await writer.append({ key: `frame-${images.length}`, fields: frameFields(frame) });
      images.push(frame.image);
      others.push((frame.inOtherGarment as DatasetFrame).image);
    }
  } finally {
    await writer.close();
  }
  await writeVideo(join(folder, 'clip.mp4'), images);
  await writeVideo(join(folder, 'other.mp4'), others);
}

/** Writes what a folder is made with, or sees to it that it is the same. */
async function describe(folder: string, options: Readonly<Record<string, unknown>>): Promise<void> {
  const path = join(folder, descriptionFile);
  const wanted = `${JSON.stringify(options, undefined, 2)}\n`;
  const found = await ifThere(readFile(path, 'utf8'));
  if (found === undefined) return writing(path, writeFile(path, wanted));
  if (found !== wanted) throw new DrapeflowError('DATA_OPTIONS_DIFFER', { path });
}
