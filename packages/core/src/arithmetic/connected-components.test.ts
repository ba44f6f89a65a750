import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { connectedComponents } from './connected-components.js';

const answers = JSON.parse(
  readFileSync(new URL('./known-answers/connected-components.json', import.meta.url), 'utf8'),
) as { width: number; height: number; mask: number[]; labels: number[]; sizes: number[] }[];

describe('connectedComponents', () => {
  it.each(answers)(
    'finds the pieces of a $width × $height mask that OpenCV finds',
    ({ width, height, mask, labels, sizes }) => {
      const found = connectedComponents(Uint8Array.from(mask), width, height);
      expect(found.sizes).toHaveLength(sizes.length);
      labels.forEach((label, i) => {
        expect(found.labels[i] === 0).toBe(label === 0);
        expect(found.sizes[found.labels[i]]).toBe(sizes[label]);
      });
      const pairs = new Set(labels.map((label, i) => `${label} ${found.labels[i]}`));
      expect(pairs.size).toBe(new Set(labels).size);
    },
  );

  it('numbers the pieces in reading order and does not join corners', () => {
    const { labels, sizes } = connectedComponents(Uint8Array.of(0, 1, 0, 1, 0, 1), 3, 2);
    expect([...labels]).toEqual([0, 1, 0, 2, 0, 3]);
    expect(sizes).toEqual([3, 1, 1, 1]);
  });
});
