import { z } from 'zod';
import { defineOperation, ShapeFault } from '../operation.js';
import { describeShape, elementCount } from '../shape.js';

/** Each pixel of an image repeated factor × factor times. */
export const resizeNearest = defineOperation({
  name: 'resizeNearest',
  arity: [1, 1],
  attributes: z.strictObject({ factor: z.int().min(2).max(16) }),
  shapeOf: ([image], { factor }) => {
    if (image.length !== 4) {
      throw new ShapeFault(`an image has 4 axes, not ${describeShape(image)}`);
    }
    return [image[0], image[1] * factor, image[2] * factor, image[3]];
  },
  evaluate: ([{ shape: from, data }], { factor }, shape) => {
    const [batch, height, width, channels] = shape;
    const result = new Float64Array(elementCount(shape));
    for (let n = 0, to = 0; n < batch; n++) {
      for (let y = 0; y < height; y++) {
        const row = (n * from[1] + Math.floor(y / factor)) * from[2];
        for (let x = 0; x < width; x++, to += channels) {
          const at = (row + Math.floor(x / factor)) * channels;
          result.set(data.subarray(at, at + channels), to);
        }
      }
    }
    return result;
  },
});
