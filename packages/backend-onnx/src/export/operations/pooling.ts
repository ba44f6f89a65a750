import { madeIn, type ExportOperation } from '../operation.js';

function pooling(onnxOperation: string): ExportOperation<{ readonly size: number }> {
  return ({ graph, inputs, attributes, shape }) => {
    const block = [attributes.size, attributes.size];
    const pooled = graph.node(onnxOperation, [graph.nameIn('channelsFirst', inputs[0])], {
      kernel_shape: block,
      strides: block,
    });
    return madeIn('channelsFirst', pooled, shape);
  };
}

export const averagePool2d = pooling('AveragePool');
export const maxPool2d = pooling('MaxPool');
