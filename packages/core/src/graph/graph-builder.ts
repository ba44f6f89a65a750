import { DrapeflowError } from '../errors/drapeflow-error.js';
import { describeIssues } from '../configuration/describe-issues.js';
import type { Graph, GraphInput, GraphNode, GraphParameter, Initializer } from './graph.js';
import { ShapeFault } from './operation.js';
import { operationOf, type AttributesOf, type OperationName } from './operations.js';
import { sameShape, type Shape } from './shape.js';

/** A tensor of a graph that is being described. */
export interface Value {
  readonly name: string;
  readonly shape: Shape;
}

/**
 * Describes a graph, step by step; shapes are checked at once.
 *
 *     const graph = new GraphBuilder('brighter');
 *     const image = graph.input('image', [1, 256, 192, 3]);
 *     graph.output('brighter', graph.apply('multiply', [image, graph.number(1.2)]));
 *     run(graph.build());
 */
export class GraphBuilder {
  private readonly inputs: GraphInput[] = [];
  private readonly parameters: GraphParameter[] = [];
  private readonly nodes: GraphNode[] = [];
  private readonly outputs: { name: string; tensor: string }[] = [];
  private readonly shapes = new Map<string, Shape>();

  constructor(private readonly name: string) {}

  input(name: string, shape: Shape): Value {
    this.inputs.push({ name, shape });
    return this.declare(name, shape);
  }

  /** A parameter; of several calls with one name the later ones give what the first made. */
  parameter(name: string, shape: Shape, initial: Initializer): Value {
    const known = this.parameters.find((parameter) => parameter.name === name);
    if (known) {
      if (!sameShape(known.shape, shape)) this.fail(`${name} is used with two shapes`);
      return { name, shape };
    }
    this.parameters.push({ name, shape, initial });
    return this.declare(name, shape);
  }

  /** One number. */
  number(value: number): Value {
    return this.apply('constant', [], { shape: [], values: [value] });
  }

  /** @throws DrapeflowError GRAPH_INVALID where the operation does not fit the tensors */
  apply<Name extends OperationName>(
    operation: Name,
    inputs: readonly Value[],
    ...[attributes = {} as AttributesOf<Name>]: Record<string, never> extends AttributesOf<Name>
      ? []
      : [AttributesOf<Name>]
  ): Value {
    const name = `#${this.nodes.length}`;
    const names = inputs.map((input) => input.name);
    const shapes = names.map(
      (input) => this.shapes.get(input) ?? this.fail(`there is no ${input}`),
    );
    const shape = inferShape(this.name, operation, shapes, attributes);
    this.nodes.push({
      name,
      operation,
      inputs: names,
      attributes: attributes as object as GraphNode['attributes'],
      shape,
    });
    return this.declare(name, shape);
  }

  output(name: string, { name: tensor }: Value): void {
    if (this.outputs.some((output) => output.name === name))
      this.fail(`two outputs are named ${name}`);
    this.outputs.push({ name, tensor });
  }

  build(): Graph {
    const { name, inputs, parameters, nodes, outputs } = this;
    return { name, inputs, parameters, nodes, outputs };
  }

  private declare(name: string, shape: Shape): Value {
    if (this.shapes.has(name)) this.fail(`two tensors are named ${name}`);
    this.shapes.set(name, shape);
    return { name, shape };
  }

  private fail(problem: string): never {
    throw new DrapeflowError('GRAPH_INVALID', { graph: this.name, problem });
  }
}

/**
 * What an operation makes of tensors of some shapes.
 * @throws DrapeflowError GRAPH_INVALID
 */
export function inferShape(
  graph: string,
  name: OperationName,
  inputs: readonly Shape[],
  attributes: unknown,
): Shape {
  const fail = (problem: string): never => {
    throw new DrapeflowError('GRAPH_INVALID', { graph, problem: `${name}: ${problem}` });
  };
  const operation = operationOf(name);
  const [least, most] = operation.arity;
  if (inputs.length < least || inputs.length > most) {
    fail(
      `it takes ${least === most ? least : `${least} to ${most}`} tensors, not ${inputs.length}`,
    );
  }
  const parsed = operation.attributes.safeParse(attributes);
  if (!parsed.success) return fail(describeIssues(parsed.error, operation.attributes).join('; '));
  try {
    return operation.shapeOf(inputs, parsed.data);
  } catch (fault) {
    if (fault instanceof ShapeFault) return fail(fault.message);
    throw fault;
  }
}
