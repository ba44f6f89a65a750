import type { Graph } from './graph.js';
import { elementCount, type Shape } from './shape.js';

/** How many multiplications with addition the convolutions of one run take: nearly all of its work. */
export function multiplyAccumulatesOf({ inputs, parameters, nodes }: Graph): number {
  const shapes = new Map<string, Shape>();
  for (const { name, shape } of [...inputs, ...parameters, ...nodes]) shapes.set(name, shape);
  let total = 0;
  for (const node of nodes) {
    const filter = shapes.get(node.inputs[1]);
    if (node.operation === 'conv2d')
      total += elementCount(node.shape) * elementCount(filter!.slice(0, 3));
    if (node.operation === 'depthwiseConv2d') {
      total += elementCount(node.shape) * elementCount(filter!.slice(0, 2));
    }
  }
  return total;
}
