import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DrapeflowError, messageOf, type Garment, type Mask, type RgbImage } from '@drapeflow/core';
import sharp from 'sharp';
import { isInSplit, type HoldOut } from '../../files/hold-out.js';
import type { GarmentSource } from './garment-source.js';

export interface GarmentFolderOptions extends HoldOut {
  /**
   * Holds pictures, `name.jpg` or `name.png`, each with its mask, `name.mask.png`: white where the garment is. With an
   * `index.tsv` that has the columns `name` and `sender`, pictures of one sender are all in one split.
   */
  readonly folder: string;
  /** The longer side that pictures are brought to, pixels. */
  readonly side: number;
}

/**
 * The garments of a folder that belong to a split.
 * @throws DrapeflowError DATASET_BROKEN, DATASET_EMPTY
 */
export async function openGarmentFolder(options: GarmentFolderOptions): Promise<GarmentSource> {
  const { folder, side, split } = options;
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new DrapeflowError(
      'DATASET_BROKEN',
      { path: folder, problem: messageOf(cause) },
      { cause },
    );
  });
  const groupOf = await readGroups(folder, names);
  const stems = names
    .filter((name) => name.endsWith('.mask.png'))
    .map((name) => name.slice(0, -'.mask.png'.length))
    .filter((stem) => isInSplit(groupOf.get(stem) ?? stem, options, false))
    .sort();
  if (stems.length === 0) {
    const problem = `${folder} has no picture with a mask (name.mask.png) that falls to it`;
    throw new DrapeflowError('DATASET_EMPTY', { dataset: 'studio', split, problem });
  }
  const read = new Map<string, Promise<Garment>>();
  return {
    description: folder,
    choose: (random) => {
      const stem = stems[Math.floor(random.uniform() * stems.length)];
      const known = read.get(stem) ?? readGarment(folder, stem, names, side);
      read.set(stem, known);
      return known;
    },
  };
}

/** By a picture's name, who took it. */
async function readGroups(
  folder: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (!names.includes('index.tsv')) return new Map();
  const lines = (await readFile(join(folder, 'index.tsv'), 'utf8')).trim().split(/\r?\n/);
  const [columns, ...rows] = lines.map((line) => line.split('\t'));
  const [name, sender] = ['name', 'sender'].map((column) => columns.indexOf(column));
  if (name < 0 || sender < 0) return new Map();
  return new Map(rows.map((row) => [row[name], `sender ${row[sender]}`]));
}

async function readGarment(
  folder: string,
  stem: string,
  names: readonly string[],
  side: number,
): Promise<Garment> {
  const picture = ['.jpg', '.jpeg', '.png', '.webp']
    .map((ending) => stem + ending)
    .find((name) => names.includes(name));
  const path = join(folder, picture ?? `${stem}.jpg`);
  try {
    const { data, info } = await sharp(path)
      .rotate()
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .removeAlpha()
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height } = info;
    const image: RgbImage = { width, height, data: new Uint8Array(data) };
    return { image, mask: await readMask(join(folder, `${stem}.mask.png`), image) };
  } catch (cause) {
    throw new DrapeflowError('DATASET_BROKEN', { path, problem: messageOf(cause) }, { cause });
  }
}

async function readMask(path: string, { width, height }: RgbImage): Promise<Mask> {
  const data = await sharp(path)
    .resize(width, height, { fit: 'fill' })
    .removeAlpha()
    .greyscale()
    .raw()
    .toBuffer();
  return { width, height, data: new Float32Array(data).map((value) => value / 255) };
}
