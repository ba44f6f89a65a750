import { defineOperation } from '../operation.js';
import { elementCount } from '../shape.js';
import { convolutionAttributes, convolvedShape } from './convolution.js';

/** Convolution of an image with a filter [height, width, channels read, channels made]; a bias may be added. */
export const conv2d = defineOperation({
  name: 'conv2d',
  arity: [2, 3],
  attributes: convolutionAttributes,
  shapeOf: (inputs, attributes) =>
    convolvedShape(inputs, attributes, { read: inputs[1][2], made: inputs[1][3] }),
  evaluate: ([image, filter, bias], { stride, padding }, shape) => {
    const [, rows, columns, read] = image.shape;
    const [filterRows, filterColumns] = filter.shape;
    const [batch, height, width, made] = shape;
    const result = new Float64Array(elementCount(shape));
    for (let n = 0, to = 0; n < batch; n++) {
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++, to += made) {
          if (bias) result.set(bias.data, to);
          for (let fy = 0; fy < filterRows; fy++) {
            const row = y * stride + fy - padding;
            if (row < 0 || row >= rows) continue;
            for (let fx = 0; fx < filterColumns; fx++) {
              const column = x * stride + fx - padding;
              if (column < 0 || column >= columns) continue;
              const from = ((n * rows + row) * columns + column) * read;
              const weights = (fy * filterColumns + fx) * read * made;
              for (let i = 0; i < read; i++) {
                const value = image.data[from + i];
                for (let o = 0; o < made; o++) {
                  result[to + o] += value * filter.data[weights + i * made + o];
                }
              }
            }
          }
        }
      }
    }
    return result;
  },
});
