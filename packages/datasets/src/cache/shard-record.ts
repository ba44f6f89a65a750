import { decodeField, encodeField, type Field } from './shard-field.js';
import { frameRecord, type StoredRecord } from './shard-layout.js';

/** Some arrays under a key. */
export interface ShardRecord {
  readonly key: string;
  readonly fields: Readonly<Record<string, Field>>;
}

/** The bytes of a record. */
export async function encodeRecord({ key, fields }: ShardRecord): Promise<Buffer> {
  const names = Object.keys(fields);
  const encoded = await Promise.all(names.map((name) => encodeField(fields[name]!)));
  const headers = names.map((name, i) => [name, encoded[i]!.header] as const);
  const body = Buffer.concat(encoded.map(({ bytes }) => bytes));
  return frameRecord({ key, fields: Object.fromEntries(headers) }, body);
}

/** Undefined for an index, which is a record, too. */
export async function decodeRecord({
  header,
  body,
}: StoredRecord): Promise<ShardRecord | undefined> {
  if ('index' in header) return undefined;
  let at = 0;
  const fields = Object.entries(header.fields).map(async ([name, field]) => {
    const bytes = body.subarray(at, (at += field.bytes));
    return [name, await decodeField(field, bytes)] as const;
  });
  return { key: header.key, fields: Object.fromEntries(await Promise.all(fields)) };
}
