import { expect, test } from 'vitest';
import { labelLists, parsingLabels, type ParsingLabel } from '@drapeflow/core';
import { labelMap, plant } from '../testing/tree.js';
import { readLabelMap } from './label-map-file.js';

/** What some labels are called where the data sets' label lists are published. */
const published: [list: keyof typeof labelLists, value: number, label: ParsingLabel][] = [
  ['atr', 4, 'upper-clothes'],
  ['atr', 6, 'lower-clothes'],
  ['atr', 11, 'head'],
  ['atr', 16, 'accessory'],
  ['lip', 5, 'upper-clothes'],
  ['lip', 9, 'lower-clothes'],
  ['lip', 15, 'arms'],
  ['lip', 19, 'shoes'],
  ['cihp', 10, 'neck'],
  ['cihp', 13, 'head'],
  ['cihp', 16, 'legs'],
];

test.each(published)('The label %s %i is our %s.', async (list, value, label) => {
  const root = await plant({ 'a.png': labelMap(3, 2, (x) => (x === 1 ? value : 0)) });
  const { data } = await readLabelMap(`${root}/a.png`, labelLists[list]);
  const [none, ours] = [0, parsingLabels.indexOf(label)];
  expect([...data]).toEqual([none, ours, none, none, ours, none]);
});

test('Labels that are in no list are named, each once.', async () => {
  const root = await plant({
    'a.png': labelMap(4, 4, (x, y) => (x === y ? 40 - x : 18 * (x % 2))),
  });
  await expect(readLabelMap(`${root}/a.png`, labelLists.atr)).rejects.toMatchObject({
    code: 'DATASET_BROKEN',
    details: { problem: 'it has the labels 18, 37, 38, 39, 40; labels are 0 to 17' },
  });
});
