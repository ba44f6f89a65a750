import type { DatasetSplit } from '@drapeflow/core';
import { stem } from './names.js';

/** Which split is read, and how much is kept out of training. */
export interface HoldOut {
  readonly split: DatasetSplit;
  readonly holdOut: number;
}

/**
 * Whether a garment is in the split that is read. Of the garments that are not in a list for the test, one in `holdOut`
 * is kept for validation and, where there is no such list, one for the test. It is told by the hash of the garment's
 * name alone, so that it stays where it is whatever joins or leaves the set, and no garment is in two splits.
 * @param hasTestList whether the garments of the test are listed; what is read for the test is of that list then
 */
export function isInSplit(
  garment: string,
  { split, holdOut }: HoldOut,
  hasTestList: boolean,
): boolean {
  if (hasTestList && split === 'test') return true;
  const bucket = hash(stem(garment)) % holdOut;
  if (bucket === 0) return split === 'validation';
  return split === (bucket === 1 && !hasTestList ? 'test' : 'train');
}

/** FNV-1a, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv), its upper bits folded into the lower, which are poor. */
function hash(name: string): number {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(name)) value = Math.imul(value ^ byte, 0x01000193);
  return Math.imul(value ^ (value >>> 16), 0x45d9f3b) >>> 1;
}
