import { describe, expect, it } from 'vitest';
import { flat, meanSquare, slope } from '../../../testing/small-images.js';
import { colourBox } from './planes.js';
import { developed, shown } from '../../../testing/planes-of.js';

describe('planes', () => {
  it('are light, and what blue and red are more than it', () => {
    const { light, blue, red } = developed(flat(4, 4, 200, 100, 50));
    expect(light.data[0]).toBeCloseTo(0.299 * 200 + 0.587 * 100 + 0.114 * 50, 4);
    expect(blue.data[1]).toBeCloseTo((50 - light.data[0]) / 1.772, 4);
    expect(red.data[1]).toBeCloseTo((200 - light.data[0]) / 1.402, 4);
  });

  it('become the picture again that they were made of', () => {
    expect(shown(developed(flat(7, 5, 12, 200, 99)))).toEqual(flat(7, 5, 12, 200, 99));
    expect(meanSquare(shown(developed(slope)), slope)).toBeLessThan(20);
  });

  it('keep light per pixel but colour only for four pixels together', () => {
    // A red and a cyan of the same luminance, pixel by pixel.
    const { light, red } = developed(flat(16, 16, 178, 76, 76, 76, 119, 119));
    expect(Math.abs(light.data[0] - light.data[1])).toBeLessThan(1);
    red.data.forEach((value) => expect(value).toBeCloseTo((127 - 106.3) / 1.402, 0));
  });

  it('have colours for each pixel of a box', () => {
    const box = { x: 3, y: 4, width: 4, height: 3 };
    expect(colourBox(box)).toEqual({ x: 1, y: 2, width: 3, height: 2 });
  });
});
