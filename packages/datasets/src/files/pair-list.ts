import { readFile } from 'node:fs/promises';
import { messageOf } from '@drapeflow/core';
import type { Listing } from './listing.js';

/** A line of a list: the person's file and the garment's. */
export interface Pair {
  readonly person: string;
  readonly garment: string;
}

/**
 * Reads a list of pairs: on each line the person's file and the garment's, with white space between.
 * Whatever follows on a line is left to other readers of the set.
 */
export async function readPairs(listing: Listing, path: string): Promise<readonly Pair[]> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    listing.fault(path, cause.code === 'ENOENT' ? 'the list is missing' : messageOf(cause));
    return undefined;
  });
  if (text === undefined) return [];
  const pairs: Pair[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    const [person, garment] = line.trim().split(/\s+/);
    if (!person) continue;
    if (garment) pairs.push({ person, garment });
    else listing.fault(`${path}:${index + 1}`, `'${person}' has no garment beside it`);
  }
  if (pairs.length === 0) listing.fault(path, 'the list has no pairs');
  return pairs;
}
