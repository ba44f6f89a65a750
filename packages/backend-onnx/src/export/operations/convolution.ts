import type { OnnxGraph } from '../../onnx-file/onnx-graph.js';
import { permute, type Value } from '../../onnx-file/value.js';
import { madeIn, type ExportOperation, type OperationCall } from '../operation.js';

interface ConvolutionAttributes {
  readonly stride: number;
  readonly padding: number;
}

// A filter of the graph language is [height, width, channels read, channels made]; ONNX has channels made first.
export const conv2d: ExportOperation<ConvolutionAttributes> = (call) =>
  convolve(call, [3, 2, 0, 1], 1);

// Here the graph language has [height, width, channels, 1], and ONNX [channels, 1, height, width].
export const depthwiseConv2d: ExportOperation<ConvolutionAttributes> = (call) =>
  convolve(call, [2, 3, 0, 1], call.shape[3]);

function convolve(
  { graph, inputs: [image, filter, bias], attributes, shape }: OperationCall<ConvolutionAttributes>,
  filterOrder: readonly number[],
  group: number,
): Value {
  const { stride, padding } = attributes;
  const names = [graph.nameIn('channelsFirst', image), rearranged(graph, filter, filterOrder)];
  if (bias) names.push(graph.nameIn('original', bias));
  const convolved = graph.node('Conv', names, {
    kernel_shape: filter.shape.slice(0, 2),
    strides: [stride, stride],
    pads: [padding, padding, padding, padding],
    group,
  });
  return madeIn('channelsFirst', convolved, shape);
}

function rearranged(graph: OnnxGraph, filter: Value, order: readonly number[]): string {
  if (!filter.data)
    return graph.node('Transpose', [graph.nameIn('original', filter)], { perm: order });
  const shape = order.map((axis) => filter.shape[axis]);
  return graph.constant(permute(filter.data, filter.shape, order), shape);
}
