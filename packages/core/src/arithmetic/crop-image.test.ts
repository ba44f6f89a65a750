import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cropImage } from './crop-image.js';

const answers = JSON.parse(
  readFileSync(new URL('./known-answers/crop-image.json', import.meta.url), 'utf8'),
) as {
  width: number;
  height: number;
  data: number[];
  cases: {
    box: { x: number; y: number; width: number; height: number };
    width: number;
    height: number;
    cropped: number[];
  }[];
};
const picture = {
  width: answers.width,
  height: answers.height,
  data: Uint8Array.from(answers.data),
};

describe('cropImage', () => {
  it.each(answers.cases)(
    'agrees with dense tent-filter matrices at $width × $height',
    ({ box, width, height, cropped }) => {
      const { data } = cropImage(picture, box, width, height);
      expect(data).toHaveLength(cropped.length);
      cropped.forEach((value, i) => expect(Math.abs(data[i] - value)).toBeLessThan(0.51));
    },
  );

  it('cuts whole pixels out unchanged and fills what lies past the picture with black', () => {
    const image = { width: 2, height: 1, data: Uint8Array.of(10, 20, 30, 40, 50, 60) };
    const { data } = cropImage(image, { x: 1, y: 0, width: 2, height: 2 }, 2, 2);
    expect([...data]).toEqual([40, 50, 60, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('repeats the edge past the picture where asked to', () => {
    const image = { width: 2, height: 1, data: Uint8Array.of(10, 20, 30, 40, 50, 60) };
    const { data } = cropImage(image, { x: -1, y: -5, width: 4, height: 2 }, 4, 1, 'edge');
    expect([...data]).toEqual([10, 20, 30, 10, 20, 30, 40, 50, 60, 40, 50, 60]);
  });

  it('keeps white white at every scale', () => {
    const white = { width: 9, height: 9, data: new Uint8Array(243).fill(255) };
    for (const size of [1, 3, 7, 20]) {
      const inside = { x: 2, y: 2, width: 5, height: 5 };
      const { data } = cropImage(white, inside, size, size);
      expect(new Set(data), `at ${size} pixels`).toEqual(new Set([255]));
    }
  });
});
