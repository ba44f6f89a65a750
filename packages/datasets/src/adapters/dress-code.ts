import { categoryOptions } from '../files/categories.js';
import { defineAdapter, type AdapterOptions, type MediaReaders } from '../files/define-adapter.js';
import type { SequenceFiles } from '../files/file-sequence.js';
import { isInSplit } from '../files/hold-out.js';
import { readKeypointList } from '../files/keypoint-file.js';
import type { Listing } from '../files/listing.js';
import { stem } from '../files/names.js';
import { readPairs, type Pair } from '../files/pair-list.js';
import { pictureFrames } from '../files/picture-frames.js';

/**
 * Dress Code (Morelli et al. 2022, https://arxiv.org/abs/2204.08532): 53 792 people and garments, 1024×768.
 *
 *     upper_body/  lower_body/  dresses/
 *       train_pairs.txt                                    the person's file and the garment's on each line
 *       test_pairs_paired.txt  test_pairs_unpaired.txt
 *       images/         013563_0.jpg  013563_1.jpg         the person (0) and the garment (1)
 *       masks/          013563_1.png                       of the garment; from LaDI-VTON
 *       keypoints/      013563_2.json                      18 keypoints in pixels of 384×512
 *       label_maps/     013563_4.png                       the labels of ATR
 *       agnostic_masks/ 013563_0.png                       white where the garment can be; from CatVTON
 *
 * The lists and `images` must be there; where another folder is, every person or garment has a file in it. There is
 * no list for validation, and none of unpaired garments for training: some garments of the training are kept for the
 * one; `list` can name the other.
 *
 * As read by aimagelab/dress-code (README.md, data/dataset.py), miccunifi/ladi-vton (README.md,
 * src/dataset/dresscode.py) and Zheng-Chong/CatVTON (README.md, inference.py), on GitHub.
 */
export const dressCode = defineAdapter({
  name: 'dress-code',
  summary: 'Dress Code: pairs of a person and a top, trousers, a skirt or a dress.',
  configSchema: categoryOptions,
  async *list(listing, options, readers) {
    for (const category of options.categories) {
      const folders = await findFolders(listing, category);
      if (!folders) continue;
      const list = listing.path(category, options.list ?? listOf(options));
      for (const pair of await readPairs(listing, list)) {
        if (!isInSplit(pair.garment, options, true)) continue;
        yield findPair(listing, folders, pair, options, readers);
      }
    }
  },
});

function listOf({ split, pairing }: AdapterOptions): string {
  if (split === 'test') return `test_pairs_${pairing}.txt`;
  return pairing === 'paired' ? 'train_pairs.txt' : 'train_pairs_unpaired.txt';
}

type Folders = NonNullable<Awaited<ReturnType<typeof findFolders>>>;

async function findFolders(listing: Listing, category: string) {
  const at = (folder: string) => listing.path(category, folder);
  const images = await listing.requiredFolder(at('images'));
  if (!images) return undefined;
  return {
    category,
    images,
    garmentMasks: await listing.folder(at('masks')),
    labels: await listing.folder(at('label_maps')),
    agnosticMasks: await listing.folder(at('agnostic_masks')),
    poses: await listing.folder(at('keypoints')),
  };
}

async function findPair(
  listing: Listing,
  folders: Folders,
  pair: Pair,
  { pairing }: AdapterOptions,
  { pictureReader }: MediaReaders,
): Promise<SequenceFiles | undefined> {
  const [person, worn] = [stem(pair.person), stem(pair.garment)];
  const number = person.replace(/_0$/, '');
  const paired = pairing === 'paired';
  const name = `${folders.category}/${paired ? person : `${person} in ${worn}`}`;
  const image = await listing.file(name, folders.images, pair.person);
  const garment = await listing.file(name, folders.images, pair.garment);
  const find = (folder: string | undefined, file: string) =>
    listing.optionalFile(name, folder, file);
  const garmentMask = await find(folders.garmentMasks, `${worn}.png`);
  const labels = await find(folders.labels, `${number}_4.png`);
  const agnosticMask = await find(folders.agnosticMasks, `${person}.png`);
  const pose = await find(folders.poses, `${number}_2.json`);
  if (!image || !garment) return undefined;
  const frames = pictureFrames(pictureReader, image, [{ image, labels, agnosticMask, pose }], {
    labels: 'atr',
    readPose: readKeypointList,
    poseSize: { width: 384, height: 512 },
  });
  return { name, paired, garment, garmentMask, frames };
}
