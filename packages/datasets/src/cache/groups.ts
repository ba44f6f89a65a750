import type { ShardEntry } from './shard-layout.js';
import type { ShardContents } from './shard-reader.js';

/*
 * Records that belong together, a sequence's, follow one another in a shard. Each has the group's key; a record without
 * fields, whose key has this added, says that they are all there.
 */
const end = ' end';

export function endOfGroup(key: string) {
  return { key: `${key}${end}`, fields: {} };
}

/** The records of each group that is whole. */
export function groupsOf(contents: ShardContents): ReadonlyMap<string, readonly ShardEntry[]> {
  const groups = new Map<string, readonly ShardEntry[]>();
  let group: ShardEntry[] = [];
  for (const entry of contents.entries) {
    if (isEnd(entry)) {
      groups.set(entry.key.slice(0, -end.length), group);
      group = [];
    } else group.push(entry);
  }
  return groups;
}

/** What a shard holds up to the end of its last whole group. */
export function wholeGroups({ entries, end }: ShardContents): ShardContents {
  const count = entries.findLastIndex(isEnd) + 1;
  if (count === entries.length) return { entries, end };
  const last = entries[count - 1];
  return { entries: entries.slice(0, count), end: last ? last.offset + last.length : 0 };
}

function isEnd({ key }: ShardEntry): boolean {
  return key.endsWith(end);
}
