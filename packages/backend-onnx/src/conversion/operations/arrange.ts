import { elementCount } from '@drapeflow/core';
import type { OnnxGraph } from '../../onnx-file/onnx-graph.js';
import { axisIn, cheapestLayout, known, orderIn, type Value } from '../../onnx-file/value.js';
import { inputAt, knownNumbers, type Operation } from '../operation.js';
import { assertChannelsLast } from './window.js';

export const identity: Operation = ({ inputs }) => inputAt(inputs, 0);

export const reshape: Operation = ({ graph, inputs }) => {
  const input = inputAt(inputs, 0);
  const sizes = knownNumbers(inputAt(inputs, 1), 'shape');
  const rest = elementCount(input.shape) / elementCount(sizes.filter((size) => size !== -1));
  return reshaped(
    graph,
    input,
    sizes.map((size) => (size === -1 ? rest : size)),
  );
};

export const expandDimensions: Operation = ({ graph, inputs }) => {
  const input = inputAt(inputs, 0);
  const [axis] = knownNumbers(inputAt(inputs, 1), 'axis');
  const at = axis! < 0 ? axis! + input.shape.length + 1 : axis!;
  return reshaped(graph, input, input.shape.toSpliced(at, 0, 1));
};

export const squeeze: Operation = ({ graph, inputs, attributes }) => {
  const input = inputAt(inputs, 0);
  const given = attributes.integers('squeeze_dims', []);
  const rank = input.shape.length;
  const axes = given.map((axis) => axisIn('original', axis, rank));
  const goes = (size: number, axis: number) => (axes.length > 0 ? axes.includes(axis) : size === 1);
  return reshaped(
    graph,
    input,
    input.shape.filter((size, axis) => !goes(size, axis)),
  );
};

/** Puts tensors of one shape side by side along a new axis. */
export const pack: Operation = ({ graph, inputs, attributes }) => {
  const { shape, type } = inputAt(inputs, 0);
  const axis = axisIn('original', attributes.integer('axis', 0), shape.length + 1);
  const packed = shape.toSpliced(axis, 0, inputs.length);
  if (shape.length === 0 && inputs.every(({ data }) => data)) {
    const numbers = inputs.flatMap(({ data }) => [...data!]);
    return known(type === 'int32' ? Int32Array.from(numbers) : Float32Array.from(numbers), packed);
  }
  const slices = inputs.map((input) =>
    graph.nameIn('original', reshaped(graph, input, shape.toSpliced(axis, 0, 1))),
  );
  return { type, shape: packed, names: { original: graph.node('Concat', slices, { axis }) } };
};

/** Takes a tensor apart along an axis, which vanishes. */
export const unpack: Operation = ({ graph, inputs, attributes }) => {
  const input = inputAt(inputs, 0);
  const axis = axisIn('original', attributes.integer('axis', 0), input.shape.length);
  const count = input.shape[axis]!;
  const shape = input.shape.toSpliced(axis, 1);
  if (count === 1) return [reshaped(graph, input, shape)];
  return graph
    .split('Split', [graph.nameIn('original', input)], { axis }, count)
    .map((name) =>
      reshaped(
        graph,
        { type: input.type, shape: input.shape.with(axis, 1), names: { original: name } },
        shape,
      ),
    );
};

export const concatenate: Operation = ({ graph, inputs }) => {
  const parts = inputs.slice(0, -1);
  const { shape, type } = inputAt(parts, 0);
  const [given] = knownNumbers(inputAt(inputs, inputs.length - 1), 'axis');
  const axis = axisIn('original', given!, shape.length);
  const layout = shape.length === 4 ? cheapestLayout(parts) : 'original';
  const name = graph.node(
    'Concat',
    parts.map((part) => graph.nameIn(layout, part)),
    { axis: axisIn(layout, axis, shape.length) },
  );
  const size = parts.reduce((sum, part) => sum + part.shape[axis]!, 0);
  return { type, shape: shape.with(axis, size), names: { [layout]: name } };
};

/** Puts zeros around a tensor. */
export const pad: Operation = ({ graph, inputs }) => {
  const input = inputAt(inputs, 0);
  const paddings = knownNumbers(inputAt(inputs, 1), 'paddings');
  const before = input.shape.map((_, axis) => paddings[2 * axis]!);
  const after = input.shape.map((_, axis) => paddings[2 * axis + 1]!);
  const layout = cheapestLayout([input]);
  const pads = [...orderIn(layout, before), ...orderIn(layout, after)];
  const name = graph.node('Pad', [graph.nameIn(layout, input), graph.integers(pads)]);
  const shape = input.shape.map((size, axis) => size + before[axis]! + after[axis]!);
  return { type: input.type, shape, names: { [layout]: name } };
};

/** Moves blocks of channels into height and width. */
export const depthToSpace: Operation = ({ graph, inputs, attributes }) => {
  assertChannelsLast(attributes);
  const input = inputAt(inputs, 0);
  const blocksize = attributes.integer('block_size');
  const [batch, height, width, channels] = input.shape as [number, number, number, number];
  const name = graph.node('DepthToSpace', [graph.nameIn('channelsFirst', input)], { blocksize });
  return {
    type: input.type,
    shape: [batch, height * blocksize, width * blocksize, channels / blocksize ** 2],
    names: { channelsFirst: name },
  };
};

function reshaped(graph: OnnxGraph, input: Value, shape: readonly number[]): Value {
  if (shape.join() === input.shape.join()) return input;
  if (input.data) return known(input.data, shape);
  const names = [graph.nameIn('original', input), graph.integers(shape)];
  return { type: input.type, shape, names: { original: graph.node('Reshape', names) } };
}
