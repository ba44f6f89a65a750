import { expect, it } from 'vitest';
import { bodiesFolder, bodiesReader } from '../../testing/bodies-reader.js';
import { weldVertices } from './weld-vertices.js';

it('Vertices at one place are welded to the first of them.', () => {
  const [a, b] = [
    [0.1, 0.2, 0.3],
    [0.1, 0.2, -0.3],
  ] as const;
  expect([...weldVertices(Float32Array.from([a, b, a, b, a].flat()))]).toEqual([0, 1, 0, 1, 0]);
});

it.skipIf(!bodiesFolder)('A body is welded where its makers say that seams are.', async () => {
  const reader = await bodiesReader();
  const welds = weldVertices(reader.arr('f1', 'body/position') as Float32Array);
  const theirs = Array.from(reader.arr('f1', 'body/weld'));
  const firstOf = new Map<number, number>();
  theirs.forEach((weld, vertex) => {
    if (!firstOf.has(weld)) firstOf.set(weld, vertex);
  });
  expect([...welds]).toEqual(theirs.map((weld) => firstOf.get(weld)));
});
