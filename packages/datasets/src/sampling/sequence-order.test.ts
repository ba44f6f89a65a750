import { describe, expect, test } from 'vitest';
import { SequenceOrder } from './sequence-order.js';

const orderOf = (size: number, seed = 1) =>
  new SequenceOrder(size, { seed, sideBySide: 3, examplesOfEach: 4 });
const taken = (order: SequenceOrder, count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => order.sequenceOf(from + i));

describe('The order of sequences', () => {
  test('reads some side by side, each as often as it is told, before it goes on.', () => {
    const first = taken(orderOf(30), 12);
    expect(new Set(first).size).toBe(3);
    for (const sequence of first) expect(first.filter((each) => each === sequence)).toHaveLength(4);
    expect(new Set(first.slice(0, 3)).size).toBe(3);
    const next = taken(orderOf(30), 12, 12);
    expect(next.some((sequence) => first.includes(sequence))).toBe(false);
  });

  test('gives each sequence its turn in every round, in another order.', () => {
    const order = orderOf(6);
    const [one, two] = [taken(order, 24), taken(order, 24, 24)];
    for (const round of [one, two]) {
      for (let sequence = 0; sequence < 6; sequence++) {
        expect(round.filter((each) => each === sequence)).toHaveLength(4);
      }
    }
    expect(one).not.toEqual(two);
  });

  test('follows from the example alone, whatever was asked for before.', () => {
    const forwards = taken(orderOf(5), 60);
    const order = orderOf(5);
    const backwards = Array.from({ length: 60 }, (_, i) => order.sequenceOf(59 - i)).reverse();
    expect(backwards).toEqual(forwards);
    expect(taken(orderOf(5, 2), 60)).not.toEqual(forwards);
  });
});
