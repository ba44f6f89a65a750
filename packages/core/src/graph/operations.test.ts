import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { graphCases } from '../testing/graph-cases.js';
import { operations } from './operations.js';

const names = Object.keys(operations);
const page = await readFile(new URL('../../../../docs/graph.md', import.meta.url), 'utf8');

test('The page of the graph language explains every operation, and no other.', () => {
  const explained = [...page.matchAll(/^#### `(\w+)`$/gm)].map(([, name]) => name);
  expect(explained.sort()).toEqual([...names].sort());
});

test('The page names every attribute of an operation.', () => {
  const nodes = graphCases().flatMap(({ graph }) => graph.nodes);
  const attributes = new Set(nodes.flatMap((node) => Object.keys(node.attributes)));
  for (const attribute of attributes) expect(page).toContain(`\`${attribute}\``);
});

test('The cases that engines are tested with use every operation.', () => {
  const used = graphCases().flatMap(({ graph }) => graph.nodes.map(({ operation }) => operation));
  expect(new Set(used)).toEqual(new Set(names));
});

test('Each operation has a file of its own, and each such file is in the list.', async () => {
  const files = await readdir(new URL('operations', import.meta.url));
  const shared = ['convolution', 'elementwise', 'pooling', 'reduction'];
  const kebab = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
  expect(files.sort()).toEqual([...names.map(kebab), ...shared].map((name) => `${name}.ts`).sort());
});

test('The table names each operation as it names itself.', () => {
  for (const [name, operation] of Object.entries(operations)) expect(operation.name).toBe(name);
});
