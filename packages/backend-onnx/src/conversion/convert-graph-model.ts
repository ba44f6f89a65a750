import { checkInputs, DrapeflowError, messageOf, type TensorSpec } from '@drapeflow/core';
import type { GraphModel } from '../graph-model/read-graph-model.js';
import { Attributes } from './attributes.js';
import { OnnxGraph } from '../onnx-file/onnx-graph.js';
import { operations } from './operations/operations.js';
import { known, type Value } from '../onnx-file/value.js';

/** Changes when the same model would be converted to another file. */
export const converterVersion = '1';

/**
 * Converts a TensorFlow.js graph model to ONNX (operator set 17, IR version 8). Names, types and shapes of
 * inputs and outputs stay as they are; inside, tensors of convolutions are stored with their channels first.
 * @param inputs the shapes that the converted model takes, by input name
 * @returns the content of an `.onnx` file
 * @throws DrapeflowError MODEL_INPUT_MISMATCH where `inputs` does not fit the model;
 *   MODEL_OPERATION_UNSUPPORTED; MODEL_FILE_INVALID where the graph refers to what is not there
 */
export function convertGraphModel(
  model: GraphModel,
  inputs: Readonly<Record<string, TensorSpec>>,
): Uint8Array<ArrayBuffer> {
  checkInputs(model.name, inputs, placeholdersOf(model));
  const graph = new OnnxGraph();
  const conversion = new Conversion(model, graph);
  for (const [name, node] of model.inputs) {
    const { type, shape } = inputs[name]!;
    conversion.values.set(node, [graph.input(name, type, shape)]);
  }
  for (const [name, node] of model.outputs) graph.output(name, conversion.valueOf(node));
  return graph.toBytes('graph', converterVersion);
}

/** Walks from the outputs to the inputs; what no output needs is left out. */
class Conversion {
  /** The outputs of each node that is converted already. */
  readonly values = new Map<string, readonly Value[]>();

  constructor(
    private readonly model: GraphModel,
    private readonly graph: OnnxGraph,
  ) {}

  /** @param reference the name of a node, with `:index` for an output that is not the first */
  valueOf(reference: string): Value {
    const [name = '', index = '0'] = reference.split(':');
    const values = this.values.get(name) ?? this.convert(name);
    this.values.set(name, values);
    const value = values[Number(index)];
    if (!value) throw this.invalid(`node '${name}' has no output ${index}`);
    return value;
  }

  private convert(name: string): readonly Value[] {
    const weight = this.model.weights.get(name);
    if (weight) return [known(weight.data, weight.shape)];
    const node = this.model.nodes.get(name);
    if (!node) throw this.invalid(`there is no node '${name}'`);
    const operation = operations.get(node.op);
    if (!operation) throw this.unsupported(name, node.op, 'it is not known');
    // An input named ^… only orders the nodes.
    const inputs = node.input.filter((input) => !input.startsWith('^'));
    const values = inputs.map((input) => this.valueOf(input));
    try {
      const attributes = new Attributes(node.attr);
      return [operation({ graph: this.graph, inputs: values, attributes })].flat();
    } catch (error) {
      throw this.unsupported(name, node.op, messageOf(error), error);
    }
  }

  private invalid(problem: string) {
    const { name, path } = this.model;
    return new DrapeflowError('MODEL_FILE_INVALID', { model: name, path, problem });
  }

  private unsupported(node: string, operation: string, problem: string, cause?: unknown) {
    const details = { model: this.model.name, operation, node, problem };
    return new DrapeflowError('MODEL_OPERATION_UNSUPPORTED', details, { cause });
  }
}

const inputTypes: Readonly<Record<string, string>> = { DT_FLOAT: 'float32', DT_INT32: 'int32' };

interface PlaceholderShape {
  readonly shape?: {
    readonly dim?: readonly { readonly size: string }[];
    readonly unknownRank?: boolean;
  };
}

/** What the model itself says of its inputs. */
function placeholdersOf(model: GraphModel) {
  return [...model.inputs].map(([name, node]) => {
    const { dtype, shape } = (model.nodes.get(node)?.attr ?? {}) as {
      dtype?: { type?: string };
      shape?: PlaceholderShape;
    };
    const type = dtype?.type ?? 'unknown';
    return {
      name,
      type: inputTypes[type] ?? type,
      shape: shape?.shape?.dim?.map(({ size }) => (Number(size) < 0 ? '?' : Number(size))),
    };
  });
}
