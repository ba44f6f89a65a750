import { inputAt, type Operation } from '../operation.js';
import { inHeightAndWidth, readWindow } from './window.js';

/** @param onnxOperation leaves out what lies in the padding, as TensorFlow does */
export function pooling(onnxOperation: 'MaxPool' | 'AveragePool'): Operation {
  return ({ graph, inputs, attributes }) => {
    const input = inputAt(inputs, 0);
    const kernel = inHeightAndWidth(attributes.integers('ksize'));
    const { strides, pads, outputSize } = readWindow(
      attributes,
      inHeightAndWidth(input.shape),
      kernel,
    );
    const name = graph.node(onnxOperation, [graph.nameIn('channelsFirst', input)], {
      kernel_shape: kernel,
      strides,
      pads,
    });
    return {
      type: 'float32',
      shape: [input.shape[0]!, ...outputSize, input.shape[3]!],
      names: { channelsFirst: name },
    };
  };
}
