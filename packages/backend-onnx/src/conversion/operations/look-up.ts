import { inputAt, knownNumbers, type Operation } from '../operation.js';
import { axisIn, known } from '../../onnx-file/value.js';

/** ONNX's numbers for types of elements. */
const int32 = 6;
const int64 = 7;

/** A shape is known here, since inputs have fixed shapes. */
export const shapeOf: Operation = ({ inputs }) => {
  const { shape } = inputAt(inputs, 0);
  return known(Int32Array.from(shape), [shape.length]);
};

/** Reads from a list of known numbers: what graphs do with the shape of a tensor. */
export const stridedSlice: Operation = ({ inputs, attributes }) => {
  const input = inputAt(inputs, 0);
  if (!(input.data instanceof Int32Array) || input.shape.length !== 1) {
    throw new Error('only slices of known lists of integers are converted');
  }
  if (attributes.integer('new_axis_mask', 0) || attributes.integer('ellipsis_mask', 0)) {
    throw new Error('it has a new-axis mask or an ellipsis mask');
  }
  const [begin, end, stride] = [1, 2, 3].map(
    (index) => knownNumbers(inputAt(inputs, index), 'range')[0]!,
  ) as [number, number, number];
  if (stride !== 1) throw new Error(`its stride is ${stride}`);
  if (attributes.integer('shrink_axis_mask', 0)) {
    return known(Int32Array.of(input.data.at(begin)!), []);
  }
  const slice = input.data.slice(
    attributes.integer('begin_mask', 0) ? 0 : begin,
    attributes.integer('end_mask', 0) ? undefined : end,
  );
  return known(slice, [slice.length]);
};

export const indexOfMaximum: Operation = ({ graph, inputs }) => {
  const input = inputAt(inputs, 0);
  const [given] = knownNumbers(inputAt(inputs, 1), 'axis');
  const axis = axisIn('original', given!, input.shape.length);
  const index = graph.node('ArgMax', [graph.nameIn('original', input)], { axis, keepdims: 0 });
  return {
    type: 'int32',
    shape: input.shape.toSpliced(axis, 1),
    names: { original: graph.node('Cast', [index], { to: int32 }) },
  };
};

/** The last axis of the indices addresses the first axes of the input. */
export const gatherNd: Operation = ({ graph, inputs }) => {
  const input = inputAt(inputs, 0);
  const indices = inputAt(inputs, 1);
  const wide = graph.node('Cast', [graph.nameIn('original', indices)], { to: int64 });
  return {
    type: input.type,
    shape: [...indices.shape.slice(0, -1), ...input.shape.slice(indices.shape.at(-1))],
    names: { original: graph.node('GatherND', [graph.nameIn('original', input), wide]) },
  };
};
