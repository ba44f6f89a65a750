import { readFile } from 'node:fs/promises';
import { messageOf } from '@drapeflow/core';
import type { z } from 'zod';
import type { Listing } from './listing.js';

/** Reads a list with a JSON object on each line. */
export async function readJsonLines<Schema extends z.ZodType>(
  listing: Listing,
  path: string,
  schema: Schema,
): Promise<z.output<Schema>[]> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    listing.fault(path, cause.code === 'ENOENT' ? 'the list is missing' : messageOf(cause));
    return '';
  });
  const entries: z.output<Schema>[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    try {
      entries.push(schema.parse(JSON.parse(line)));
    } catch {
      listing.fault(`${path}:${index + 1}`, `'${line}' is no entry of this list`);
    }
  }
  return entries;
}
