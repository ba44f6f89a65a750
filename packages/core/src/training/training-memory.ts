import type { Graph, GraphInput } from '../graph/graph.js';
import { elementCount } from '../graph/shape.js';

const bytesPerElement = 4;
/** A process with its engine, and what JavaScript has not collected yet. */
const bytesOfProcess = 400 * 2 ** 20;
/** A node's value is kept for the way back, its gradient until that is over; the rest is work in between. */
const tensorsPerNode = 3;
/** Received, uploaded, its gradient, downloaded, sent, and what of these is not collected yet. */
const tensorsPerParameter = 7;
/** Received, and uploaded. */
const tensorsPerInput = 2;

/**
 * How many bytes of main memory differentiating a graph takes at most, about, with all that the processes need that do
 * it. What the loop itself keeps is not in it: the weights five times (with average, two moments, and a mean gradient),
 * and the gradients of a step's examples.
 *
 * The factors are fitted to what processes of TensorFlow.js 4.22 had on Linux (`known-answers/training-memory.mjs`):
 * this is 0.9 to 1.4 times as much, on node with the presets tiny, live and base and 1 to 4 frames, and on wasm with
 * live and 1 to 2 frames. Processes on wasm begin with 200 MiB less, so that it is twice what tiny takes there.
 * @param sideBySide processes, each of which differentiates one graph at a time
 */
export function trainingMemory({ nodes, parameters, inputs }: Graph, sideBySide: number): number {
  const elements =
    tensorsPerNode * elementsOf(nodes) +
    tensorsPerParameter * elementsOf(parameters) +
    tensorsPerInput * elementsOf(inputs);
  return sideBySide * (bytesOfProcess + bytesPerElement * elements);
}

function elementsOf(tensors: readonly Pick<GraphInput, 'shape'>[]): number {
  return tensors.reduce((sum, { shape }) => sum + elementCount(shape), 0);
}
