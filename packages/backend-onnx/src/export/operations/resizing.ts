import type { NodeAttributes } from '../../onnx-file/onnx-graph.js';
import { orderIn, type Value } from '../../onnx-file/value.js';
import { madeIn, type ExportOperation, type OperationCall } from '../operation.js';

const halfPixel = { coordinate_transformation_mode: 'half_pixel' } as const;

/**
 * A division by a power of 2 is exact, and in this form onnxruntime needs not rearrange the channels. Else, places are
 * reckoned from pixel centres, so that none is so near the border of a pixel that rounding could miss the right one.
 */
export const resizeNearest: ExportOperation<{ readonly factor: number }> = (call) =>
  resize(call, {
    mode: 'nearest',
    ...(Number.isInteger(Math.log2(call.attributes.factor))
      ? { coordinate_transformation_mode: 'asymmetric', nearest_mode: 'floor' }
      : halfPixel),
  });

export const resizeBilinear: ExportOperation<unknown> = (call) =>
  resize(call, { mode: 'linear', ...halfPixel });

function resize(
  { graph, inputs, shape }: OperationCall<unknown>,
  attributes: NodeAttributes,
): Value {
  const sizes = graph.integers(orderIn('channelsFirst', shape));
  // Between the image and the sizes come a region of interest and scales, which are not used.
  const names = [graph.nameIn('channelsFirst', inputs[0]), '', '', sizes];
  return madeIn('channelsFirst', graph.node('Resize', names, attributes), shape);
}
