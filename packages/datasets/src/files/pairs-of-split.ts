import type { AdapterOptions } from './define-adapter.js';
import { isInSplit } from './hold-out.js';
import type { Listing } from './listing.js';
import { readPairs, type Pair } from './pair-list.js';

/**
 * The pairs of a split, of the lists `train_pairs.txt`, `test_pairs.txt` and, with `_unpaired` before the dot, those of
 * unpaired garments.
 * @param folder the lists' own
 * @param match finds pairs by their names in a set that has neither of the first two lists
 */
export async function pairsOfSplit(
  listing: Listing,
  folder: string,
  options: AdapterOptions,
  match?: () => Promise<readonly Pair[]>,
): Promise<readonly Pair[]> {
  const phase = options.split === 'test' ? 'test' : 'train';
  const suffix = options.pairing === 'paired' ? '' : '_unpaired';
  const list = options.list ?? `${phase}_pairs${suffix}.txt`;
  const at = (name: string) => listing.path(folder, name);
  const isListed =
    options.list !== undefined ||
    options.pairing === 'unpaired' ||
    (await listing.has(at('train_pairs.txt'))) ||
    (await listing.has(at('test_pairs.txt')));
  const pairs = match && !isListed ? await match() : await readPairs(listing, at(list));
  return pairs.filter(({ garment }) => isInSplit(garment, options, isListed || !match));
}
