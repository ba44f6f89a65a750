import { inputAt, type Operation, type OperationCall } from '../operation.js';
import { known, permute, type Value } from '../../onnx-file/value.js';
import { inHeightAndWidth, readWindow } from './window.js';

/** A filter [height, width, input channels, output channels]. */
export const convolution: Operation = (call) => {
  const filter = knownFilter(call);
  const outputs = filter.shape[3]!;
  // ONNX stores [output channels, input channels, height, width].
  return convolve(call, filter, outputs, permute(filter.data, filter.shape, [3, 2, 0, 1]), [
    outputs,
    filter.shape[2]!,
  ]);
};

/** A filter [height, width, input channels, multiplier]: each channel is convolved for itself. */
export const depthwiseConvolution: Operation = (call) => {
  const filter = knownFilter(call);
  const outputs = filter.shape[2]! * filter.shape[3]!;
  return convolve(call, filter, outputs, permute(filter.data, filter.shape, [2, 3, 0, 1]), [
    outputs,
    1,
  ]);
};

function convolve(
  { graph, inputs, attributes }: OperationCall,
  filter: Value,
  outputChannels: number,
  weights: Float32Array | Int32Array,
  channels: readonly [number, number],
): Value {
  const input = inputAt(inputs, 0);
  const kernel = [filter.shape[0]!, filter.shape[1]!] as const;
  const window = readWindow(attributes, inHeightAndWidth(input.shape), kernel);
  const { bias, activation } = fusedOperations(attributes.texts('fused_ops'));
  const names = [
    graph.nameIn('channelsFirst', input),
    graph.constant(weights, [...channels, ...kernel]),
  ];
  if (bias) names.push(graph.nameIn('original', inputAt(inputs, 2)));
  const convolved = graph.node('Conv', names, {
    kernel_shape: kernel,
    strides: window.strides,
    dilations: window.dilations,
    pads: window.pads,
    group: input.shape[3]! / channels[1],
  });
  return {
    type: 'float32',
    shape: [input.shape[0]!, ...window.outputSize, outputChannels],
    names: { channelsFirst: activate(graph, activation, convolved) },
  };
}

/** The operations that TensorFlow runs together with a convolution: a bias first, then an activation. */
function fusedOperations(names: readonly string[]): { bias: boolean; activation?: string } {
  const bias = names[0] === 'BiasAdd';
  const [activation, ...others] = bias ? names.slice(1) : names;
  if (others.length > 0) throw new Error(`it is fused with ${names.join(' and ')}`);
  return activation === undefined ? { bias } : { bias, activation };
}

function activate(
  graph: OperationCall['graph'],
  activation: string | undefined,
  name: string,
): string {
  switch (activation) {
    case undefined:
      return name;
    case 'Relu':
      return graph.node('Relu', [name]);
    case 'Relu6':
      return graph.node('Clip', [name, graph.scalar(0), graph.scalar(6)]);
    default:
      throw new Error(`it is fused with the activation ${activation}`);
  }
}

function knownFilter({ inputs }: OperationCall) {
  const { data, shape } = inputAt(inputs, 1);
  if (!data) throw new Error('its filter is not known before the model runs');
  return known(data, shape);
}
