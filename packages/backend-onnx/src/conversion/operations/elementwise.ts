import type { TensorType } from '@drapeflow/core';
import type { OnnxGraph } from '../../onnx-file/onnx-graph.js';
import { cheapestLayout, type Value } from '../../onnx-file/value.js';
import { inputAt, type Operation } from '../operation.js';

type Emit = (graph: OnnxGraph, names: readonly string[], type: TensorType) => string;

/** An operation on elements that stand at the same place, smaller tensors repeated as needed. */
function elementwise(emit: Emit): Operation {
  return ({ graph, inputs }) => {
    const { type } = inputAt(inputs, 0);
    return combine(graph, inputs, type, (names) => emit(graph, names, type));
  };
}

function combine(
  graph: OnnxGraph,
  inputs: readonly Value[],
  type: TensorType,
  emit: (names: readonly string[]) => string,
): Value {
  const layout = cheapestLayout(inputs);
  const name = emit(inputs.map((input) => graph.nameIn(layout, input)));
  const shape = inputs.map((input) => input.shape).reduce(broadcast);
  return { type, shape, names: { [layout]: name } };
}

/** The operation has the same meaning in ONNX. */
function same(onnxOperation: string): Operation {
  return elementwise((graph, names) => graph.node(onnxOperation, names));
}

export const add = same('Add');
export const addMany = same('Sum');
export const subtract = same('Sub');
export const multiply = same('Mul');
export const divideReal = same('Div');
export const relu = same('Relu');
export const sigmoid = same('Sigmoid');
export const squareRoot = same('Sqrt');

export const relu6 = elementwise((graph, [name]) =>
  graph.node('Clip', [name!, graph.scalar(0), graph.scalar(6)]),
);

export const squaredDifference = elementwise((graph, names) => {
  const difference = graph.node('Sub', names);
  return graph.node('Mul', [difference, difference]);
});

/** Rounds towards −∞, where ONNX's Div of integers rounds towards 0. */
export const divideFloor = elementwise((graph, [dividend, divisor], type) => {
  if (type !== 'int32') throw new Error('it divides real numbers');
  const remainder = graph.node('Mod', [dividend!, divisor!]);
  return graph.node('Div', [graph.node('Sub', [dividend!, remainder]), divisor!]);
});

/** TensorFlow's names of the types that are converted, each with ONNX's number for it. */
const castTypes: Readonly<Record<string, { type: TensorType; to: number }>> = {
  DT_FLOAT: { type: 'float32', to: 1 },
  DT_INT32: { type: 'int32', to: 6 },
};

export const cast: Operation = ({ graph, inputs, attributes }) => {
  const target = castTypes[attributes.type('DstT')];
  if (!target) throw new Error(`it casts to ${attributes.type('DstT')}`);
  return combine(graph, inputs, target.type, (names) =>
    graph.node('Cast', names, { to: target.to }),
  );
};

function broadcast(a: readonly number[], b: readonly number[]): readonly number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const [sizeA = 1, sizeB = 1] = [a[axis - rank + a.length], b[axis - rank + b.length]];
    return sizeA === 1 ? sizeB : sizeA;
  });
}
