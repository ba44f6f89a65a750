import { describe, expect, it } from 'vitest';
import { flat, paste, randomImage } from '../../../testing/small-images.js';
import { differingBox, widened } from './window.js';

describe('windows of a picture', () => {
  const image = randomImage(4, 20, 14);

  it('are where two pictures differ', () => {
    const other = paste(image, flat(3, 2, 7), { x: 5, y: 9 });
    const corners = paste(flat(20, 14, 0), flat(1, 1, 9), { x: 19, y: 13 });
    expect(differingBox(image, other)).toEqual({ x: 5, y: 9, width: 3, height: 2 });
    expect(differingBox(flat(20, 14, 0), corners)).toEqual({ x: 19, y: 13, width: 1, height: 1 });
    expect(differingBox(image, { ...image, data: image.data.slice() })).toBeUndefined();
  });

  it('grow by a margin and out to a grid, but not past the picture', () => {
    const box = { x: 5, y: 9, width: 3, height: 2 };
    expect(widened(box, 2, 1, image)).toEqual({ x: 3, y: 7, width: 7, height: 6 });
    expect(widened(box, 1, 8, image)).toEqual({ x: 0, y: 8, width: 16, height: 6 });
  });
});
