import { axisIn, cheapestLayout, orderIn } from '../../onnx-file/value.js';
import { madeIn, type ExportOperation } from '../operation.js';

export const reshape: ExportOperation<{ readonly shape: readonly number[] }> = ({
  graph,
  inputs,
  shape,
}) => {
  const names = [graph.nameIn('original', inputs[0]), graph.integers(shape)];
  return madeIn('original', graph.node('Reshape', names), shape);
};

export const concatenate: ExportOperation<{ readonly axis: number }> = ({
  graph,
  inputs,
  attributes,
  shape,
}) => {
  const layout = cheapestLayout(inputs);
  const names = inputs.map((input) => graph.nameIn(layout, input));
  const axis = axisIn(layout, attributes.axis, shape.length);
  return madeIn(layout, graph.node('Concat', names, { axis }), shape);
};

export const slice: ExportOperation<{ readonly start: readonly number[] }> = ({
  graph,
  inputs,
  attributes,
  shape,
}) => {
  const layout = cheapestLayout(inputs);
  const starts = orderIn(layout, attributes.start);
  const sizes = orderIn(layout, shape);
  const ends = starts.map((start, axis) => start + sizes[axis]);
  const names = [graph.nameIn(layout, inputs[0]), graph.integers(starts), graph.integers(ends)];
  return madeIn(layout, graph.node('Slice', names), shape);
};
