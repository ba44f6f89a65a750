import type { TensorSpec } from '../contracts/tensor.js';
import { DrapeflowError } from '../errors/drapeflow-error.js';
import { describeTensor } from './check-feeds.js';

/** What a model file says of an input. A size that is text is open; without a shape, any is taken. */
export interface DeclaredInput {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly (number | string)[] | undefined;
}

/**
 * Checks that a model takes what it will be run with.
 * @param model its name, for the message
 * @throws DrapeflowError MODEL_INPUT_MISMATCH with all differences
 */
export function checkInputs(
  model: string,
  expected: Readonly<Record<string, TensorSpec>>,
  declared: readonly DeclaredInput[],
): void {
  const names = declared.map(({ name }) => name);
  const problems = [
    ...Object.keys(expected)
      .filter((name) => !names.includes(name))
      .map((name) => `it has no input '${name}', its inputs are ${names.join(', ')}`),
    ...declared.flatMap((input) => problemOf(input, expected[input.name]) ?? []),
  ];
  if (problems.length > 0) {
    throw new DrapeflowError('MODEL_INPUT_MISMATCH', { model, problem: problems.join('; ') });
  }
}

function problemOf(
  { name, type, shape }: DeclaredInput,
  spec: TensorSpec | undefined,
): string | undefined {
  const takes = describeTensor({ type, shape: shape ?? ['any shape'] });
  if (!spec) return `it also needs the input '${name}' (${takes})`;
  const fits =
    spec.type === type &&
    (!shape ||
      (shape.length === spec.shape.length &&
        shape.every((size, axis) => typeof size === 'string' || size === spec.shape[axis])));
  return fits ? undefined : `its input '${name}' is ${takes}, not ${describeTensor(spec)}`;
}
