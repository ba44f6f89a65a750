import { dirname, extname } from 'node:path';
import { z } from 'zod';
import { categoryOptions, type CategoryOptions } from '../files/categories.js';
import { asItIs, clipSource, findClip } from '../files/clip.js';
import { defineAdapter, type MediaReaders } from '../files/define-adapter.js';
import type { SequenceFiles } from '../files/file-sequence.js';
import { isInSplit } from '../files/hold-out.js';
import { readJsonLines } from '../files/json-lines.js';
import type { Listing } from '../files/listing.js';
import { maskOf } from '../files/mask.js';
import { stem } from '../files/names.js';
import { pairsOfSplit } from '../files/pairs-of-split.js';
import type { FrameRange } from '../files/video-source.js';

/**
 * ViViD (Fang et al. 2024, https://arxiv.org/abs/2405.11794): 9 700 videos of people, without their heads, and their
 * garments, 624×832.
 *
 *     upper_body/  lower_body/  dresses/
 *       videos/         1222020_detail.mp4
 *       images/         1222020_in_xl.jpg    the garment, found by the number that both names begin with
 *       agnostic_mask/  1222020_detail.mp4   white where the garment can be
 *       train_pairs.txt  test_pairs.txt      the video's file and the garment's on each line, where they are there
 *
 * Videos and garments must be there; where there is a folder of masks, every video has one. Without lists, the videos
 * are split by their garments: some are kept for validation, some for the test.
 *
 * `list` can also name, from the root, lines of JSON (.jsonl), as ViViD-S has them, with the keys `video`, `image`,
 * `subdir` (the category, unless the list lies in it) and `front_seqs`: the ranges of frames, first and end, that show
 * the person's front; each is a sequence.
 *
 * As read by alibaba-yuanjing-aigclab/ViViD (README.md, vivid.py), shyyshawarma/SwiftTry (src/data/dataset.py) and
 * shivank21/CatV2TON (data/video_dataset.py, eval_video_try_on.py), on GitHub.
 */
export const vivid = defineAdapter({
  name: 'vivid',
  summary: 'ViViD: videos of people, and their tops, trousers, skirts or dresses.',
  configSchema: categoryOptions,
  async *list(listing, options, readers) {
    for (const entry of await findEntries(listing, options)) {
      yield findSequence(listing, entry, options, readers);
    }
  },
});

interface Entry {
  readonly category: string;
  readonly video: string;
  readonly image: string;
  readonly range?: FrameRange;
}

async function findEntries(listing: Listing, options: CategoryOptions): Promise<Entry[]> {
  if (options.list && extname(options.list) === '.jsonl') {
    return (await readRanges(listing, options.list)).filter((entry) => isChosen(entry, options));
  }
  const entries: Entry[] = [];
  for (const category of options.categories) {
    const isThere =
      (await listing.requiredFolder(listing.path(category, 'videos'))) &&
      (await listing.requiredFolder(listing.path(category, 'images')));
    if (isThere) entries.push(...(await entriesOf(listing, category, options)));
  }
  return entries;
}

async function entriesOf(
  listing: Listing,
  category: string,
  options: CategoryOptions,
): Promise<Entry[]> {
  const pairs = await pairsOfSplit(listing, category, options, () => matchNames(listing, category));
  return pairs.map(({ person, garment }) => ({ category, video: person, image: garment }));
}

/** Videos and garments whose names begin with the same number. */
async function matchNames(listing: Listing, category: string) {
  const numberOf = (name: string) => name.split('_')[0]!;
  const images = new Map<string, string>();
  for (const name of (await listing.names(listing.path(category, 'images'))) ?? []) {
    images.set(numberOf(name), name);
  }
  const videos = (await listing.names(listing.path(category, 'videos'))) ?? [];
  return videos.map((person) => ({
    person,
    garment: images.get(numberOf(person)) ?? `${numberOf(person)}_in_xl.jpg`,
  }));
}

const range = z.tuple([z.int().min(0), z.int().min(1)]);
const jsonEntry = z.object({
  video: z.string(),
  image: z.string(),
  subdir: z.string().optional(),
  front_seqs: z.union([range.transform((only) => [only]), z.array(range)]),
});

async function readRanges(listing: Listing, list: string): Promise<Entry[]> {
  const lines = await readJsonLines(listing, listing.path(list), jsonEntry);
  return lines.flatMap(({ video, image, subdir, front_seqs }) =>
    front_seqs.map(([first, end]) => {
      return { category: subdir ?? dirname(list), video, image, range: { first, end } };
    }),
  );
}

function isChosen({ category, image }: Entry, options: CategoryOptions): boolean {
  const isWanted = options.categories.some((chosen) => chosen === category);
  return isWanted && isInSplit(image, options, true);
}

async function findSequence(
  listing: Listing,
  { category, video, image, range }: Entry,
  { pairing }: CategoryOptions,
  readers: MediaReaders,
): Promise<SequenceFiles | undefined> {
  const paired = pairing === 'paired';
  const part = range ? ` ${range.first}–${range.end}` : '';
  const name = `${category}/${stem(video)}${part}${paired ? '' : ` in ${stem(image)}`}`;
  const at = (folder: string) => listing.path(category, folder);
  const garment = await listing.file(name, at('images'), image);
  const clip = await findClip(listing, name, at('videos'), video);
  const masks = await listing.folder(at('agnostic_mask'));
  const mask = masks === undefined ? undefined : await findClip(listing, name, masks, video);
  if (!garment || !clip) return undefined;
  const frames = {
    image: clipSource(clip, readers, asItIs, range),
    agnosticMask: mask && clipSource(mask, readers, maskOf, range),
  };
  return { name, paired, garment, frames };
}
