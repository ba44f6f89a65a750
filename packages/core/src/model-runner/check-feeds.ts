import type { Tensor, TensorSpec } from '../contracts/tensor.js';
import { DrapeflowError } from '../errors/drapeflow-error.js';

const arrayTypes = { float32: Float32Array, int32: Int32Array };

/**
 * Checks what a model is about to be run with.
 * @param model its name, for the message
 * @throws DrapeflowError MODEL_INPUT_MISMATCH where a name, a type, a shape or a number of elements differs
 */
export function checkFeeds(
  model: string,
  inputs: Readonly<Record<string, TensorSpec>>,
  feeds: Readonly<Record<string, Tensor>>,
): void {
  const problems = [
    ...Object.keys(feeds)
      .filter((name) => !Object.hasOwn(inputs, name))
      .map((name) => `it has no input '${name}', its inputs are ${Object.keys(inputs).join(', ')}`),
    ...Object.entries(inputs).flatMap(([name, spec]) => problemOf(name, spec, feeds[name]) ?? []),
  ];
  if (problems.length > 0) {
    throw new DrapeflowError('MODEL_INPUT_MISMATCH', { model, problem: problems.join('; ') });
  }
}

/** A type and shape as messages show them, for example `float32 [1, 3, 256, 192]`. */
export function describeTensor(tensor: {
  readonly type: string;
  readonly shape: readonly (number | string)[];
}): string {
  return `${tensor.type} [${tensor.shape.join(', ')}]`;
}

function problemOf(name: string, spec: TensorSpec, fed: Tensor | undefined): string | undefined {
  if (!fed) return `input '${name}' is missing`;
  if (describeTensor(fed) !== describeTensor(spec)) {
    return `input '${name}' is ${describeTensor(fed)}, it must be ${describeTensor(spec)}`;
  }
  const elements = spec.shape.reduce((product, size) => product * size, 1);
  const arrayType = arrayTypes[spec.type];
  if (!(fed.data instanceof arrayType) || fed.data.length !== elements) {
    return `the data of input '${name}' must be a ${arrayType.name} of ${elements} elements`;
  }
  return undefined;
}
