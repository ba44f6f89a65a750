import { asItIs, clipSource, findClip } from '../files/clip.js';
import { adapterOptions, defineAdapter, type MediaReaders } from '../files/define-adapter.js';
import type { SequenceFiles } from '../files/file-sequence.js';
import type { Listing } from '../files/listing.js';
import { stem } from '../files/names.js';
import type { Pair } from '../files/pair-list.js';
import { pairsOfSplit } from '../files/pairs-of-split.js';

/**
 * Your own clips and garments.
 *
 *     clips/          anna.mp4  berta.jpg  clara/   videos, pictures, or folders with a picture for each frame
 *     garments/       anna.jpg  berta.png           the garment that is worn in the clip of this name
 *     garment-masks/  anna.png                      white where the garment is
 *     train_pairs.txt  test_pairs.txt               the clip's name and the garment's on each line
 *     train_pairs_unpaired.txt  test_pairs_unpaired.txt
 *
 * Clips and garments must be there; where there is a folder of masks, every garment has one. A garment picture that is
 * transparent around the garment is its own mask. Without lists, clips go with the garments of their names and are split
 * by them: some are kept for validation, some for the test. With lists, some of those for training are kept for
 * validation.
 */
export const folder = defineAdapter({
  name: 'folder',
  summary: 'Your own clips and garments.',
  configSchema: adapterOptions,
  async *list(listing, options, readers) {
    const clips = await listing.requiredFolder(listing.path('clips'));
    const garments = await listing.requiredFolder(listing.path('garments'));
    if (!clips || !garments) return;
    const masks = await listing.folder(listing.path('garment-masks'));
    const pairs = await pairsOfSplit(listing, '', options, async () =>
      ((await listing.names(clips)) ?? []).map((name) => ({ person: name, garment: stem(name) })),
    );
    const paired = options.pairing === 'paired';
    const folders = { clips, garments, masks };
    for (const pair of pairs) {
      yield findSequence(listing, folders, pair, paired, readers);
    }
  },
});

interface Folders {
  readonly clips: string;
  readonly garments: string;
  readonly masks: string | undefined;
}

async function findSequence(
  listing: Listing,
  { clips, garments, masks }: Folders,
  { person, garment }: Pair,
  paired: boolean,
  readers: MediaReaders,
): Promise<SequenceFiles | undefined> {
  const name = `${stem(person)}${paired ? '' : ` in ${stem(garment)}`}`;
  const find = async (within: string) =>
    listing.file(name, within, (await listing.namesake(within, garment)) ?? garment);
  const picture = await find(garments);
  const garmentMask = masks === undefined ? undefined : await find(masks);
  const clip = await findClip(listing, name, clips, person);
  if (!picture || !clip) return undefined;
  const frames = { image: clipSource(clip, readers, asItIs) };
  return { name, paired, garment: picture, garmentMask, frames };
}
