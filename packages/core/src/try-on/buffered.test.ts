import { expect, test } from 'vitest';
import { buffered } from './buffered.js';

async function* numbers(count: number, onTaken: (n: number) => void = () => undefined) {
  for (let n = 0; n < count; n++) {
    onTaken(n);
    yield n;
  }
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

async function collect<Item>(source: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of source) items.push(item);
  return items;
}

test('Items come out complete and in order.', async () => {
  expect(await collect(buffered(numbers(50), 3))).toEqual(Array.from({ length: 50 }, (_, n) => n));
});

test('The source runs ahead of a slow reader, but only as far as the buffer is deep.', async () => {
  let taken = 0;
  const reader = buffered(
    numbers(100, () => taken++),
    4,
  );
  await reader.next();
  await turn();
  expect(taken).toBeGreaterThanOrEqual(4);
  expect(taken).toBeLessThanOrEqual(6);
  await reader.return(undefined);
});

test('An error of the source reaches the reader after the items before it.', async () => {
  async function* failing() {
    yield 1;
    yield 2;
    throw new Error('torn');
  }
  const seen: number[] = [];
  const reading = (async () => {
    for await (const item of buffered(failing(), 8)) seen.push(item);
  })();
  await expect(reading).rejects.toThrow('torn');
  expect(seen).toEqual([1, 2]);
});

test('A reader that leaves early ends the source.', async () => {
  let closed = false;
  async function* endless() {
    try {
      for (let n = 0; ; n++) yield n;
    } finally {
      closed = true;
    }
  }
  for await (const item of buffered(endless(), 2)) if (item === 3) break;
  expect(closed).toBe(true);
});
