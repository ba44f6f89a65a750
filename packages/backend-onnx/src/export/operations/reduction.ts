import type { OnnxGraph } from '../../onnx-file/onnx-graph.js';
import { axisIn, cheapestLayout } from '../../onnx-file/value.js';
import { madeIn, type ExportOperation } from '../operation.js';

type Write = (graph: OnnxGraph, name: string, axes: readonly number[]) => string;

function reduction(write: Write): ExportOperation<{ readonly axes: readonly number[] }> {
  return ({ graph, inputs, attributes, shape }) => {
    const layout = cheapestLayout(inputs);
    const axes = attributes.axes.map((axis) => axisIn(layout, axis, shape.length));
    return madeIn(layout, write(graph, graph.nameIn(layout, inputs[0]), axes), shape);
  };
}

// In operator set 17 the axes are an input of ReduceSum, but an attribute of the others.
export const reduceSum = reduction((graph, name, axes) =>
  graph.node('ReduceSum', [name, graph.integers(axes)]),
);
export const reduceMean = reduction((graph, name, axes) =>
  graph.node('ReduceMean', [name], { axes }),
);
export const reduceMax = reduction((graph, name, axes) =>
  graph.node('ReduceMax', [name], { axes }),
);
