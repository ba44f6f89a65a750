import * as tf from '@tensorflow/tfjs-core';
import type { NoAttributes, TfjsOperation } from '../operation.js';

/** For engines whose numbers lie in a GPU's memory: made of tensor operations, so that nothing is fetched. */
export const gridSampleOnDevice: TfjsOperation<NoAttributes> = {
  compute: ([image, flow]) => {
    const samples = cornersOf(image as tf.Tensor4D, flow as tf.Tensor4D).map(
      ({ value, across, down }) => tf.mul(value, tf.mul(across, down)),
    );
    return sumOf(samples);
  },
  gradients: ({ gradient, inputs }) => {
    const [image, flow] = inputs as [tf.Tensor4D, tf.Tensor4D];
    return [() => imageGradient(gradient, image, flow), () => flowGradient(gradient, image, flow)];
  },
};

function imageGradient(gradient: tf.Tensor, image: tf.Tensor4D, flow: tf.Tensor4D): tf.Tensor {
  const [batch, rows, columns, channels] = image.shape;
  const corners = cornersOf(image, flow);
  const shares = corners.map(({ inside, across, down }) =>
    tf.reshape(tf.mul(gradient, tf.mul(inside, tf.mul(across, down))), [-1, channels]),
  );
  const indices = tf.concat(corners.map(({ index }) => index));
  const sums = tf.unsortedSegmentSum(tf.concat(shares, 0), indices, batch * rows * columns);
  return tf.reshape(sums, image.shape);
}

function flowGradient(gradient: tf.Tensor, image: tf.Tensor4D, flow: tf.Tensor4D): tf.Tensor {
  const [, rows, columns] = image.shape;
  const corners = cornersOf(image, flow).map(({ value, ...corner }) => ({
    ...corner,
    product: tf.sum(tf.mul(value, gradient), 3, true),
  }));
  const byX = corners.map(({ product, down, rightwards }) =>
    tf.mul(tf.mul(product, down), (rightwards * columns) / 2),
  );
  const byY = corners.map(({ product, across, downwards }) =>
    tf.mul(tf.mul(product, across), (downwards * rows) / 2),
  );
  return tf.concat([sumOf(byX), sumOf(byY)], 3);
}

/** The four pixels around each place of a flow. Each tensor is [n, h, w, 1] unless said. */
function cornersOf(image: tf.Tensor4D, flow: tf.Tensor4D) {
  const [batch, rows, columns, channels] = image.shape;
  const [, height, width] = flow.shape;
  const along = (axis: number, size: number) => {
    const part = tf.slice(flow, [0, 0, 0, axis], [batch, height, width, 1]);
    return tf.sub(tf.mul(tf.add(part, 1), size / 2), 0.5);
  };
  const [x, y] = [along(0, columns), along(1, rows)];
  const [left, top] = [tf.floor(x), tf.floor(y)];
  const pixels = tf.reshape(image, [batch * rows * columns, channels]);
  const firstRow = tf.reshape(tf.mul(tf.range(0, batch), rows), [batch, 1, 1, 1]);

  return [0, 1, 2, 3].map((corner) => {
    const column = tf.add(left, corner & 1);
    const row = tf.add(top, corner >> 1);
    const inside = tf.mul(isWithin(column, columns), isWithin(row, rows));
    const known = (at: tf.Tensor, size: number) => tf.clipByValue(at, 0, size - 1);
    const wholeRow = tf.add(firstRow, known(row, rows));
    const at = tf.add(tf.mul(wholeRow, columns), known(column, columns));
    // Single precision counts pixels without a gap up to 16 million.
    const index: tf.Tensor1D = tf.reshape(tf.cast(at, 'int32'), [batch * height * width]);
    const read = tf.reshape(tf.gather(pixels, index), [batch, height, width, channels]);
    return {
      /** Of the pixel among all, [n · h · w]. */
      index,
      inside,
      /** [n, h, w, channels], 0 past the image. */
      value: tf.mul(read, inside),
      across: tf.sub(1, tf.abs(tf.sub(x, column))),
      down: tf.sub(1, tf.abs(tf.sub(y, row))),
      rightwards: corner & 1 ? 1 : -1,
      downwards: corner >> 1 ? 1 : -1,
    };
  });
}

function isWithin(at: tf.Tensor, size: number): tf.Tensor {
  const within = tf.logicalAnd(tf.greaterEqual(at, 0), tf.less(at, size));
  return tf.cast(within, 'float32');
}

function sumOf(tensors: readonly tf.Tensor[]): tf.Tensor {
  return tensors.reduce((sum, tensor) => tf.add(sum, tensor));
}
