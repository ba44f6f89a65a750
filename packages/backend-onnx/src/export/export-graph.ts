import {
  checkWeights,
  DrapeflowError,
  type Graph,
  type GraphNode,
  type Shape,
  type Weights,
} from '@drapeflow/core';
import { OnnxGraph } from '../onnx-file/onnx-graph.js';
import { known, type Value } from '../onnx-file/value.js';
import { operationOf } from './operations.js';
import { outputNameIn } from './output-name.js';

/** Changes when the same graph would be written as another file. */
const exporterVersion = '1';

/**
 * Writes a graph with its weights as an ONNX file (operator set 17, IR version 8). Inputs and outputs are float32, of
 * the graph's own names, shapes and order of axes; inside, images are stored with their channels first. ONNX has one
 * space of names: where an input has an output's name, the output is found as `<name>@output`.
 * @returns the content of an `.onnx` file
 * @throws DrapeflowError WEIGHTS_MISMATCH; GRAPH_INVALID where the name of an input or output has an @
 */
export function exportGraph(graph: Graph, weights: Weights): Uint8Array<ArrayBuffer> {
  checkWeights(graph, weights);
  checkNames(graph);
  const file = new OnnxGraph();
  const values = new Map<string, Value>();
  for (const { name, shape } of graph.inputs) {
    const input = file.input(name, 'float32', shape);
    values.set(name, isReadAsImage(graph, name, shape) ? channelsFirst(file, input) : input);
  }
  for (const [name, { data, shape }] of weights) values.set(name, known(data, shape));
  for (const node of graph.nodes) {
    const inputs = node.inputs.map((input) => values.get(input)!);
    const { attributes, shape } = node;
    values.set(node.name, operationOf(node)({ graph: file, inputs, attributes, shape }));
  }
  for (const { name, tensor } of graph.outputs) {
    file.output(outputNameIn(graph, name), values.get(tensor)!);
  }
  return file.toBytes(graph.name, exporterVersion);
}

/** Whether an input is an image, and not only a flow that an image is sampled by. */
function isReadAsImage({ nodes }: Graph, name: string, shape: Shape): boolean {
  const isFlow = ({ operation, inputs }: GraphNode) =>
    operation === 'gridSample' && inputs[1] === name && inputs[0] !== name;
  return shape.length === 4 && nodes.some((node) => node.inputs.includes(name) && !isFlow(node));
}

/** An image that every operation finds with its channels first: broadcasting over channels is slow where they are last. */
function channelsFirst(file: OnnxGraph, input: Value): Value {
  const name = file.nameIn('channelsFirst', input);
  return { type: input.type, shape: input.shape, names: { channelsFirst: name } };
}

function checkNames({ name: graph, inputs, outputs }: Graph): void {
  const unfit = [...inputs, ...outputs].find(({ name }) => name.includes('@'));
  if (!unfit) return;
  const problem = `an ONNX file cannot have its '${unfit.name}', since names with an @ are those of inner tensors`;
  throw new DrapeflowError('GRAPH_INVALID', { graph, problem });
}
