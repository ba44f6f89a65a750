import { z } from 'zod';
import { describeIssues } from '../configuration/describe-issues.js';
import { DrapeflowError } from '../errors/drapeflow-error.js';
import type { Graph } from './graph.js';
import { inferShape } from './graph-builder.js';
import { isOperationName, type OperationName } from './operations.js';
import { describeShape, sameShape, type Shape } from './shape.js';

const shape = z.array(z.int().min(1)).readonly();
const name = z.string().min(1);
const initial = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('given') }),
  z.strictObject({ kind: z.literal('constant'), value: z.number() }),
  z.strictObject({ kind: z.literal('normal'), deviation: z.number().positive() }),
]);

/** A graph as a file: JSON, explained in `docs/graph.md`. */
const graphFileSchema = z.strictObject({
  format: z.literal('drapeflow-graph'),
  version: z.literal(1),
  name,
  inputs: z.array(z.strictObject({ name, shape })),
  parameters: z.array(z.strictObject({ name, shape, initial })),
  nodes: z.array(
    z.strictObject({
      name,
      operation: z.string().refine(isOperationName, 'there is no such operation'),
      inputs: z.array(name),
      attributes: z.record(z.string(), z.unknown()),
      shape,
    }),
  ),
  outputs: z.array(z.strictObject({ name, tensor: name })).min(1),
});

export function writeGraph(graph: Graph): string {
  const { name, inputs, parameters, nodes, outputs } = graph;
  const file = { format: 'drapeflow-graph', version: 1, name, inputs, parameters, nodes, outputs };
  return `${JSON.stringify(file)}\n`;
}

/**
 * Reads a graph file and checks all of it: names, operations, attributes, shapes.
 * @param from what the text is from, for messages
 * @throws DrapeflowError GRAPH_INVALID
 */
export function readGraph(text: string, from: string): Graph {
  const fail = (problem: string): never => {
    throw new DrapeflowError('GRAPH_INVALID', { graph: from, problem });
  };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail('it is no JSON');
  }
  const parsed = graphFileSchema.safeParse(json);
  if (!parsed.success) return fail(describeIssues(parsed.error, graphFileSchema).join('; '));
  const { name, inputs, parameters, outputs } = parsed.data;
  const nodes = parsed.data.nodes.map((node) => ({
    ...node,
    operation: node.operation as OperationName,
  }));
  const shapes = new Map<string, Shape>();
  const declare = (tensor: string, declared: Shape) => {
    if (shapes.has(tensor)) fail(`two tensors are named ${tensor}`);
    shapes.set(tensor, declared);
  };
  const shapeOf = (tensor: string): Shape =>
    shapes.get(tensor) ?? fail(`there is no tensor ${tensor} where it is used`);
  for (const given of [...inputs, ...parameters]) declare(given.name, given.shape);
  for (const node of nodes) {
    const found = inferShape(from, node.operation, node.inputs.map(shapeOf), node.attributes);
    if (!sameShape(found, node.shape)) {
      fail(`${node.name} is declared ${describeShape(node.shape)}, but is ${describeShape(found)}`);
    }
    declare(node.name, node.shape);
  }
  for (const { tensor } of outputs) shapeOf(tensor);
  return { name, inputs, parameters, nodes, outputs };
}
