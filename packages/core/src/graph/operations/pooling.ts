import { z } from 'zod';
import { defineOperation, ShapeFault } from '../operation.js';
import { describeShape, elementCount } from '../shape.js';

const attributes = z.strictObject({ size: z.int().min(2).max(16) });

/** An operation that makes one pixel of each square block of an image. */
export function pooling<const Name extends string>(
  name: Name,
  start: number,
  combine: (so: number, value: number, size: number) => number,
) {
  return defineOperation<Name, z.infer<typeof attributes>>({
    name,
    arity: [1, 1],
    attributes,
    shapeOf: ([image], { size }) => {
      if (image.length !== 4 || image[1] % size !== 0 || image[2] % size !== 0) {
        throw new ShapeFault(
          `${describeShape(image)} has no whole blocks of ${size}×${size} pixels`,
        );
      }
      return [image[0], image[1] / size, image[2] / size, image[3]];
    },
    evaluate: ([{ shape: from, data }], { size }, shape) => {
      const [, rows, columns, channels] = from;
      const result = new Float64Array(elementCount(shape)).fill(start);
      for (let at = 0; at < data.length; at++) {
        const channel = at % channels;
        const x = Math.floor(at / channels) % columns;
        const y = Math.floor(at / channels / columns) % rows;
        const n = Math.floor(at / channels / columns / rows);
        const row = n * shape[1] + Math.floor(y / size);
        const to = (row * shape[2] + Math.floor(x / size)) * channels + channel;
        result[to] = combine(result[to], data[at], size);
      }
      return result;
    },
  });
}
