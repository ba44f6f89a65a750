import { z } from 'zod';
import { defineOperation, ShapeFault } from '../operation.js';
import { describeShape, elementCount } from '../shape.js';

/** An image enlarged, bilinear between the centres of its pixels, edges repeated. */
export const resizeBilinear = defineOperation({
  name: 'resizeBilinear',
  arity: [1, 1],
  attributes: z.strictObject({ height: z.int().min(1), width: z.int().min(1) }),
  shapeOf: ([image], { height, width }) => {
    if (image.length !== 4 || height < image[1] || width < image[2]) {
      throw new ShapeFault(`${describeShape(image)} cannot be enlarged to ${height}×${width}`);
    }
    return [image[0], height, width, image[3]];
  },
  evaluate: ([{ shape: from, data }], _attributes, shape) => {
    const [, rows, columns] = from;
    const [batch, height, width, channels] = shape;
    const result = new Float64Array(elementCount(shape));
    for (let n = 0, to = 0; n < batch; n++) {
      for (let y = 0; y < height; y++) {
        const vertical = sourceOf(y, height, rows);
        for (let x = 0; x < width; x++) {
          const horizontal = sourceOf(x, width, columns);
          const at = (row: number, column: number, channel: number) =>
            data[((n * rows + row) * columns + column) * channels + channel];
          for (let c = 0; c < channels; c++, to++) {
            const { first: top, second: bottom, share: down } = vertical;
            const { first: left, second: right, share: across } = horizontal;
            const upper = at(top, left, c) * (1 - across) + at(top, right, c) * across;
            const lower = at(bottom, left, c) * (1 - across) + at(bottom, right, c) * across;
            result[to] = upper * (1 - down) + lower * down;
          }
        }
      }
    }
    return result;
  },
});

/** The two pixels that a pixel of the larger image lies between, and how much the second counts. */
export function sourceOf(
  target: number,
  targets: number,
  sources: number,
): { first: number; second: number; share: number } {
  const at = Math.min(Math.max(((target + 0.5) * sources) / targets - 0.5, 0), sources - 1);
  const first = Math.floor(at);
  return { first, second: Math.min(first + 1, sources - 1), share: at - first };
}
