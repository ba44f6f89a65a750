import { asItIs, clipSource, findClip } from '../files/clip.js';
import { adapterOptions, defineAdapter, type MediaReaders } from '../files/define-adapter.js';
import type { SequenceFiles } from '../files/file-sequence.js';
import type { Listing } from '../files/listing.js';
import { maskOf } from '../files/mask.js';
import { stem } from '../files/names.js';
import type { Pair } from '../files/pair-list.js';
import { pairsOfSplit } from '../files/pairs-of-split.js';

/**
 * TikTokDress (Nguyen et al. 2025, SwiftTry, https://arxiv.org/abs/2412.10178): videos of people who dance, and their
 * garments.
 *
 *     train_pairs.txt  test_pairs.txt  test_pairs_unpaired.txt   the video's file and the garment's on each line
 *     videos/       00425.mp4   or a folder of the same name with a picture for each frame
 *     videos_mask/  00425.mp4   white where the garment can be
 *     garments/     00425.png
 *
 * The lists, videos and garments must be there; where there is a folder of masks, every video has one. The masked
 * videos and the poses drawn in colours are not read. There is no list for validation, and none of unpaired garments
 * for training: some garments of the training are kept for the one; `list` can name the other.
 *
 * As read by shyyshawarma/SwiftTry (README.MD, inference.py, src/data/dataset.py), on GitHub.
 */
export const tikTokDress = defineAdapter({
  name: 'tiktokdress',
  summary: 'TikTokDress: videos of people who dance, and their garments.',
  configSchema: adapterOptions,
  async *list(listing, options, readers) {
    const videos = await listing.requiredFolder(listing.path('videos'));
    const garments = await listing.requiredFolder(listing.path('garments'));
    if (!videos || !garments) return;
    const masks = await listing.folder(listing.path('videos_mask'));
    const pairs = await pairsOfSplit(listing, '', options);
    const paired = options.pairing === 'paired';
    const folders = { videos, garments, masks };
    for (const pair of pairs) {
      yield findSequence(listing, folders, pair, paired, readers);
    }
  },
});

interface Folders {
  readonly videos: string;
  readonly garments: string;
  readonly masks: string | undefined;
}

async function findSequence(
  listing: Listing,
  { videos, garments, masks }: Folders,
  { person, garment }: Pair,
  paired: boolean,
  readers: MediaReaders,
): Promise<SequenceFiles | undefined> {
  const name = paired ? stem(person) : `${stem(person)} in ${stem(garment)}`;
  const picture = await listing.file(name, garments, garment);
  const clip = await findClip(listing, name, videos, person);
  const mask = masks === undefined ? undefined : await findClip(listing, name, masks, person);
  if (!picture || !clip) return undefined;
  const frames = {
    image: clipSource(clip, readers, asItIs),
    agnosticMask: mask && clipSource(mask, readers, maskOf),
  };
  return { name, paired, garment: picture, frames };
}
