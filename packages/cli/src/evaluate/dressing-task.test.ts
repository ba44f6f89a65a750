import type { DatasetFrame, DatasetSequence } from '@drapeflow/core';
import { expect, test } from 'vitest';
import { dressingTask } from './dressing-task.js';

const picture = (value: number) => ({ width: 1, height: 1, data: Uint8Array.of(value, 0, 0) });
const sequence = (more: Partial<DatasetSequence>): DatasetSequence => ({
  name: 'one',
  paired: true,
  frameCount: 1,
  garment: async () => ({ image: picture(1) }),
  async *frames() {},
  ...more,
});
const other = { otherGarment: async () => ({ image: picture(2) }) };
const frame: DatasetFrame = { image: picture(3), inOtherGarment: { image: picture(4) } };

async function outcome(of: DatasetSequence, lender?: DatasetSequence) {
  const { garment, truthOf } = await dressingTask(of, lender);
  return { garment: garment.image.data[0], truth: truthOf(frame)?.image.data[0] };
}

test('Where the same moments are known in another garment, that one is put on.', async () => {
  expect(await outcome(sequence(other))).toEqual({ garment: 2, truth: 4 });
});

test('Else a paired sequence is its own truth, and an unpaired one has none.', async () => {
  expect(await outcome(sequence({}))).toEqual({ garment: 1, truth: 3 });
  expect(await outcome(sequence({ paired: false }))).toEqual({ garment: 1, truth: undefined });
});

test('A lent garment has no truth.', async () => {
  const lender = sequence({ garment: async () => ({ image: picture(5) }) });
  expect(await outcome(sequence(other), lender)).toEqual({ garment: 5, truth: undefined });
});
