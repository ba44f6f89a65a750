import type { NodeAttributes } from '../../onnx-file/onnx-graph.js';
import { cheapestLayout } from '../../onnx-file/value.js';
import {
  madeIn,
  type ExportOperation,
  type NoAttributes,
  type OperationCall,
} from '../operation.js';

/** An operation that has the same meaning in ONNX. */
function same(onnxOperation: string): ExportOperation<NoAttributes> {
  return (call) => write(call, onnxOperation);
}

export const add = same('Add');
export const subtract = same('Sub');
export const multiply = same('Mul');
export const divide = same('Div');
export const maximum = same('Max');
export const absolute = same('Abs');
export const exponential = same('Exp');
export const sigmoid = same('Sigmoid');
export const tanh = same('Tanh');

export const leakyRelu: ExportOperation<{ readonly slope: number }> = (call) => {
  const { slope } = call.attributes;
  return slope === 0 ? write(call, 'Relu') : write(call, 'LeakyRelu', { alpha: { float: slope } });
};

export const power: ExportOperation<{ readonly exponent: number }> = ({
  graph,
  inputs,
  attributes,
  shape,
}) => {
  const layout = cheapestLayout(inputs);
  const names = [graph.nameIn(layout, inputs[0]), graph.scalar(attributes.exponent)];
  return madeIn(layout, graph.node('Pow', names), shape);
};

function write(
  { graph, inputs, shape }: OperationCall<unknown>,
  onnxOperation: string,
  attributes: NodeAttributes = {},
) {
  const layout = cheapestLayout(inputs);
  const names = inputs.map((input) => graph.nameIn(layout, input));
  return madeIn(layout, graph.node(onnxOperation, names, attributes), shape);
}
