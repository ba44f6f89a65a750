import { inputAt, knownNumbers, type Operation } from '../operation.js';
import { permute } from '../../onnx-file/value.js';
import { inHeightAndWidth, readWindow } from './window.js';

/**
 * TensorFlow's Conv2DBackpropInput: what undoes the strides of a convolution.
 * Its padding is that of the convolution from the output to the input.
 */
export const transposedConvolution: Operation = ({ graph, inputs, attributes }) => {
  const shape = knownNumbers(inputAt(inputs, 0), 'output shape');
  const { data, shape: filterShape } = inputAt(inputs, 1);
  const input = inputAt(inputs, 2);
  if (!data) throw new Error('its filter is not known before the model runs');
  const [height, width, outputChannels, inputChannels] = filterShape as [
    number,
    number,
    number,
    number,
  ];
  const window = readWindow(attributes, inHeightAndWidth(shape), [height, width]);
  const [top, left, bottom, right] = window.pads;
  const missing = ([0, 1] as const).map((axis) => {
    const reach = (window.kernel[axis] - 1) * window.dilations[axis] + 1;
    const covered = (input.shape[axis + 1]! - 1) * window.strides[axis] + reach;
    return shape[axis + 1]! - covered + (axis === 0 ? top + bottom : left + right);
  });
  const weights = permute(data, filterShape, [3, 2, 0, 1]);
  const name = graph.node(
    'ConvTranspose',
    [
      graph.nameIn('channelsFirst', input),
      graph.constant(weights, [inputChannels, outputChannels, height, width]),
    ],
    {
      kernel_shape: window.kernel,
      strides: window.strides,
      dilations: window.dilations,
      pads: window.pads,
      output_padding: missing,
    },
  );
  return { type: 'float32', shape, names: { channelsFirst: name } };
};
