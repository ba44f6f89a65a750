import { RandomNumbers, type RgbImage } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { meanSquare, paste, randomImage, slope } from '../../../testing/small-images.js';
import { createPhone, type Phone } from './phone.js';

describe('createPhone', () => {
  const image = randomImage(2, 48, 32);
  const film = (phone: Phone, each: RgbImage, index: number, seconds: number) =>
    phone.filmEach([each], index, seconds)[0];

  it('films each frame by itself: the same bytes in whatever order, other noise in the next', () => {
    const [phone, same] = [createPhone(new RandomNumbers(9)), createPhone(new RandomNumbers(9))];
    const [second, first] = [film(phone, image, 1, 0.04), film(phone, image, 0, 0)];
    expect(film(same, image, 0, 0)).toEqual(first);
    expect(film(same, image, 1, 0.04)).toEqual(second);
    expect(film(phone, image, 1, 0)).not.toEqual(first);
  });

  it('films pictures that differ in a part as it films each alone', () => {
    for (let seed = 0; seed < 30; seed++) {
      // Neither whole blocks nor whole pairs of pixels in every other.
      const still = seed % 2 === 0 ? randomImage(5, 96, 80) : randomImage(5, 93, 81);
      const images = [
        still,
        paste(still, randomImage(6, 9, 11), { x: 41, y: 30 }),
        paste(still, randomImage(7, 17, 3), { x: 76, y: 77 }),
        still,
        still,
      ];
      const phone = createPhone(new RandomNumbers(seed));
      const together = phone.filmEach(images, 3, 0.3);
      images.forEach((each, i) => {
        const alone = film(phone, each, 3, 0.3);
        expect(Buffer.compare(together[i].data, alone.data), `seed ${seed}, picture ${i}`).toBe(0);
      });
      // Each is a picture of its own, which may be handed over.
      expect(new Set(together.map(({ data }) => data.buffer)).size).toBe(5);
    }
  });

  it('leaves a picture recognizable, at its size', () => {
    for (let seed = 0; seed < 30; seed++) {
      const filmed = film(createPhone(new RandomNumbers(seed)), slope, 4, 0.2);
      expect([filmed.width, filmed.height]).toEqual([50, 38]);
      expect(Math.sqrt(meanSquare(filmed, slope)), `seed ${seed}`).toBeLessThan(35);
    }
  });
});
