import { defineOperation } from '../operation.js';
import { elementCount } from '../shape.js';
import { ShapeFault } from '../operation.js';
import { convolutionAttributes, convolvedShape } from './convolution.js';

/** Convolution of each channel with its own filter [height, width, channels, 1]; a bias may be added. */
export const depthwiseConv2d = defineOperation({
  name: 'depthwiseConv2d',
  arity: [2, 3],
  attributes: convolutionAttributes,
  shapeOf: (inputs, attributes) => {
    const [, filter] = inputs;
    if (filter[3] !== 1) throw new ShapeFault(`the filter's last axis is ${filter[3]}, not 1`);
    return convolvedShape(inputs, attributes, { read: filter[2], made: filter[2] });
  },
  evaluate: ([image, filter, bias], { stride, padding }, shape) => {
    const [, rows, columns, channels] = image.shape;
    const [filterRows, filterColumns] = filter.shape;
    const [batch, height, width] = shape;
    const result = new Float64Array(elementCount(shape));
    for (let n = 0, to = 0; n < batch; n++) {
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++, to += channels) {
          if (bias) result.set(bias.data, to);
          for (let fy = 0; fy < filterRows; fy++) {
            const row = y * stride + fy - padding;
            if (row < 0 || row >= rows) continue;
            for (let fx = 0; fx < filterColumns; fx++) {
              const column = x * stride + fx - padding;
              if (column < 0 || column >= columns) continue;
              const from = ((n * rows + row) * columns + column) * channels;
              const weights = (fy * filterColumns + fx) * channels;
              for (let c = 0; c < channels; c++) {
                result[to + c] += image.data[from + c] * filter.data[weights + c];
              }
            }
          }
        }
      }
    }
    return result;
  },
});
