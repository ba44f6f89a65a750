import { orderIn, type Value } from '../../onnx-file/value.js';
import { madeIn, type ExportOperation, type OperationCall } from '../operation.js';

/**
 * Pixel centres lie at half pixels here too: so no place lies near the border between two pixels of the image, where
 * an engine's rounding of a division would choose the wrong one.
 */
export const resizeNearest: ExportOperation<unknown> = (call) => resize(call, 'nearest');

export const resizeBilinear: ExportOperation<unknown> = (call) => resize(call, 'linear');

function resize({ graph, inputs, shape }: OperationCall<unknown>, mode: string): Value {
  const sizes = graph.integers(orderIn('channelsFirst', shape));
  // Between the image and the sizes come a region of interest and scales, which are not used.
  const names = [graph.nameIn('channelsFirst', inputs[0]), '', '', sizes];
  const resized = graph.node('Resize', names, {
    mode,
    coordinate_transformation_mode: 'half_pixel',
  });
  return madeIn('channelsFirst', resized, shape);
}
