import { RandomNumbers } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { meanSquare, randomImage, slope } from '../../../testing/small-images.js';
import { createPhone } from './phone.js';
import { paste } from './window.js';

describe('createPhone', () => {
  const image = randomImage(2, 48, 32);

  it('films each frame by itself: the same bytes in whatever order, other noise in the next', () => {
    const [phone, same] = [createPhone(new RandomNumbers(9)), createPhone(new RandomNumbers(9))];
    const [second, first] = [phone.film(image, 1, 0.04), phone.film(image, 0, 0)];
    expect(same.film(image, 0, 0)).toEqual(first);
    expect(same.film(image, 1, 0.04)).toEqual(second);
    expect(phone.film(image, 1, 0)).not.toEqual(first);
  });

  it('films pictures that differ in a part as it films each alone', () => {
    const still = randomImage(5, 96, 80);
    const others = [
      paste(still, randomImage(6, 9, 11), { x: 41, y: 30 }),
      paste(still, randomImage(7, 20, 3), { x: 76, y: 77 }),
      still,
    ];
    for (let seed = 0; seed < 20; seed++) {
      const phone = createPhone(new RandomNumbers(seed));
      const together = phone.filmEach([still, ...others], 3, 0.3);
      [still, ...others].forEach((each, i) => {
        const alone = phone.film(each, 3, 0.3);
        expect(Buffer.compare(together[i].data, alone.data), `seed ${seed}, picture ${i}`).toBe(0);
      });
      // Each is a picture of its own, which may be handed over.
      expect(new Set(together.map(({ data }) => data.buffer)).size).toBe(4);
    }
  });

  it('leaves a picture recognizable, at its size', () => {
    for (let seed = 0; seed < 30; seed++) {
      const filmed = createPhone(new RandomNumbers(seed)).film(slope, 4, 0.2);
      expect([filmed.width, filmed.height]).toEqual([50, 38]);
      expect(Math.sqrt(meanSquare(filmed, slope)), `seed ${seed}`).toBeLessThan(35);
    }
  });
});
