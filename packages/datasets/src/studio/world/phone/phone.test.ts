import { RandomNumbers } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { meanSquare, randomImage, slope } from '../../../testing/small-images.js';
import { createPhone } from './phone.js';

describe('createPhone', () => {
  const image = randomImage(2, 48, 32);

  it('films each frame by itself: the same bytes in whatever order, other noise in the next', () => {
    const [phone, same] = [createPhone(new RandomNumbers(9)), createPhone(new RandomNumbers(9))];
    const [second, first] = [phone.film(image, 1, 0.04), phone.film(image, 0, 0)];
    expect(same.film(image, 0, 0)).toEqual(first);
    expect(same.film(image, 1, 0.04)).toEqual(second);
    expect(phone.film(image, 1, 0)).not.toEqual(first);
  });

  it('leaves a picture recognizable, at its size', () => {
    for (let seed = 0; seed < 30; seed++) {
      const filmed = createPhone(new RandomNumbers(seed)).film(slope, 4, 0.2);
      expect([filmed.width, filmed.height]).toEqual([50, 38]);
      expect(Math.sqrt(meanSquare(filmed, slope)), `seed ${seed}`).toBeLessThan(35);
    }
  });
});
