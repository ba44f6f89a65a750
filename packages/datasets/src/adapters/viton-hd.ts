import {
  adapterOptions,
  defineAdapter,
  type AdapterOptions,
  type MediaReaders,
} from '../files/define-adapter.js';
import type { SequenceFiles } from '../files/file-sequence.js';
import { isInSplit } from '../files/hold-out.js';
import { readOpenPose } from '../files/keypoint-file.js';
import type { Listing } from '../files/listing.js';
import { stem } from '../files/names.js';
import { readPairs, type Pair } from '../files/pair-list.js';
import { pictureFrames } from '../files/picture-frames.js';

/**
 * VITON-HD (Choi et al. 2021, https://arxiv.org/abs/2103.16874): 13 679 women and their tops, 1024×768.
 *
 *     train_pairs.txt  test_pairs.txt      the person's file, and another's garment, on each line
 *     train/  test/
 *       image/          000006_00.jpg      the person
 *       cloth/          000006_00.jpg      the garment that this person wears: it has the person's name
 *       cloth-mask/     000006_00.jpg
 *       image-parse-v3/ 000006_00.png      the labels of CIHP; image-parse in the first release
 *       agnostic-mask/  000006_00_mask.png white where the garment can be
 *       openpose_json/  000006_00_keypoints.json   in pixels of 768×1024; openpose-json in the first release
 *
 * The lists, `image` and `cloth` must be there; where another folder is, every person has a file in it. The second name
 * on a line counts for unpaired garments alone, in the list for training, too. There is no list for validation: some
 * garments of the training are kept for it.
 *
 * As read by shadow2496/VITON-HD (datasets.py), sangyun884/HR-VITON (cp_dataset.py), miccunifi/ladi-vton (README.md,
 * src/dataset/vitonhd.py), yisol/IDM-VTON (README.md) and Zheng-Chong/CatVTON (README.md, inference.py), on GitHub.
 */
export const vitonHd = defineAdapter({
  name: 'viton-hd',
  summary: 'VITON-HD: pairs of a person and a top.',
  configSchema: adapterOptions,
  async *list(listing, options, readers) {
    const phase = options.split === 'test' ? 'test' : 'train';
    const folders = await findFolders(listing, phase);
    if (!folders) return;
    const pairs = await readPairs(listing, listing.path(options.list ?? `${phase}_pairs.txt`));
    for (const pair of pairs) {
      const garment = options.pairing === 'paired' ? pair.person : pair.garment;
      if (!isInSplit(garment, options, true)) continue;
      yield findPair(listing, folders, { ...pair, garment }, options, readers);
    }
  },
});

type Folders = NonNullable<Awaited<ReturnType<typeof findFolders>>>;

async function findFolders(listing: Listing, phase: string) {
  const at = (folder: string) => listing.path(phase, folder);
  const images = await listing.requiredFolder(at('image'));
  const garments = await listing.requiredFolder(at('cloth'));
  if (!images || !garments) return undefined;
  return {
    images,
    garments,
    garmentMasks: await listing.folder(at('cloth-mask')),
    labels: await listing.folder(at('image-parse-v3'), at('image-parse')),
    agnosticMasks: await listing.folder(at('agnostic-mask')),
    poses: await listing.folder(at('openpose_json'), at('openpose-json')),
  };
}

async function findPair(
  listing: Listing,
  folders: Folders,
  pair: Pair,
  { pairing }: AdapterOptions,
  { pictureReader }: MediaReaders,
): Promise<SequenceFiles | undefined> {
  const [person, top] = [stem(pair.person), stem(pair.garment)];
  const paired = pairing === 'paired';
  const name = paired ? person : `${person} in ${top}`;
  const find = (folder: string | undefined, ...names: readonly string[]) =>
    listing.optionalFile(name, folder, ...names);
  const image = await find(folders.images, pair.person);
  const garment = await find(folders.garments, pair.garment);
  const garmentMask = await find(folders.garmentMasks, pair.garment, `${top}.png`);
  const labels = await find(folders.labels, `${person}.png`);
  const agnosticMask = await find(folders.agnosticMasks, `${person}_mask.png`, `${person}.png`);
  const pose = await find(folders.poses, `${person}_keypoints.json`);
  if (!image || !garment) return undefined;
  const frames = pictureFrames(pictureReader, image, [{ image, labels, agnosticMask, pose }], {
    labels: 'cihp',
    readPose: readOpenPose,
    poseSize: { width: 768, height: 1024 },
  });
  return { name, paired, garment, garmentMask, frames };
}
