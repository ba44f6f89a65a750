import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { errorTable } from './error-table.js';

const page = await readFile(new URL('../../../../docs/errors.md', import.meta.url), 'utf8');
const rows = [...page.matchAll(/^\|\s*([A-Z][A-Z_]+)\s*\|(.+)\|(.+)\|$/gm)];
const explained = rows.map((row) => row[1]!);

test('The page of errors explains every code of the table, and no other.', () => {
  expect(new Set(explained)).toEqual(new Set(Object.keys(errorTable)));
});

test('The page of errors is sorted, and explains each code once.', () => {
  expect(explained).toEqual([...new Set(explained)].sort());
});

test('The page of errors says of every code when it is raised and what to do.', () => {
  for (const [row, , when, remedy] of rows) {
    expect(when!.trim(), row).not.toBe('');
    expect(remedy!.trim(), row).not.toBe('');
  }
});
