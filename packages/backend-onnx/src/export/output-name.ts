import type { Graph } from '@drapeflow/core';

/** The name of a graph's output in its ONNX file, where no two tensors, not even an input and an output, share one. */
export function outputNameIn({ inputs }: Graph, output: string): string {
  return inputs.some(({ name }) => name === output) ? `${output}@output` : output;
}
