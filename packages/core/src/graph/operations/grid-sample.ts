import { defineOperation, ShapeFault } from '../operation.js';
import { describeShape, elementCount } from '../shape.js';
import { noAttributes } from './elementwise.js';

/** An image [n, H, W, c] read at the places of a flow [n, h, w, 2]: bilinear, zeros past the image. */
export const gridSample = defineOperation({
  name: 'gridSample',
  arity: [2, 2],
  attributes: noAttributes,
  shapeOf: ([image, flow]) => {
    if (image.length === 4 && flow.length === 4 && image[0] === flow[0] && flow[3] === 2) {
      return [flow[0], flow[1], flow[2], image[3]];
    }
    throw new ShapeFault(
      `an image [n, H, W, c] is read by a flow [n, h, w, 2], not ${describeShape(image)} by ${describeShape(flow)}`,
    );
  },
  evaluate: ([{ shape: from, data }, flow], _attributes, shape) => {
    const [, rows, columns] = from;
    const [batch, height, width, channels] = shape;
    const result = new Float64Array(elementCount(shape));
    for (let pixel = 0; pixel < batch * height * width; pixel++) {
      const n = Math.floor(pixel / (height * width));
      const x = ((flow.data[2 * pixel] + 1) * columns) / 2 - 0.5;
      const y = ((flow.data[2 * pixel + 1] + 1) * rows) / 2 - 0.5;
      for (const row of [Math.floor(y), Math.floor(y) + 1]) {
        for (const column of [Math.floor(x), Math.floor(x) + 1]) {
          if (row < 0 || row >= rows || column < 0 || column >= columns) continue;
          const weight = (1 - Math.abs(y - row)) * (1 - Math.abs(x - column));
          const at = ((n * rows + row) * columns + column) * channels;
          for (let c = 0; c < channels; c++) result[pixel * channels + c] += weight * data[at + c];
        }
      }
    }
    return result;
  },
});
