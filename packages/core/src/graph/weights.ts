import { DrapeflowError } from '../errors/drapeflow-error.js';
import { isLearned, type Graph, type Initializer } from './graph.js';
import { RandomNumbers } from './random-numbers.js';
import { describeShape, elementCount, sameShape, type Shape } from './shape.js';

/** The values of parameters, by name. */
export type Weights = ReadonlyMap<string, WeightTensor>;

export interface WeightTensor {
  readonly shape: Shape;
  readonly data: Float32Array;
}

/** What a graph's learned parameters are at first. The same seed gives the same numbers everywhere. */
export function initialWeights({ parameters }: Graph, seed: number): Map<string, WeightTensor> {
  const random = new RandomNumbers(seed);
  const entries = parameters.filter(isLearned).map(({ name, shape, initial }) => {
    const data = Float32Array.from({ length: elementCount(shape) }, () => draw(initial, random));
    return [name, { shape, data }] as const;
  });
  return new Map(entries);
}

function draw(initial: Initializer, random: RandomNumbers): number {
  if (initial.kind === 'normal') return initial.deviation * random.normal();
  return initial.kind === 'constant' ? initial.value : 0;
}

/** Problems named in a message; the rest is counted. */
const named = 5;

/**
 * Checks that weights are those of a graph.
 * @throws DrapeflowError WEIGHTS_MISMATCH with what is missing, too much, of another shape or no number
 */
export function checkWeights({ name: graph, parameters }: Graph, weights: Weights): void {
  const problems: string[] = [];
  for (const { name, shape } of parameters) {
    const tensor = weights.get(name);
    if (!tensor) problems.push(`${name} is missing`);
    else if (!sameShape(tensor.shape, shape)) {
      problems.push(`${name} is ${describeShape(tensor.shape)}, not ${describeShape(shape)}`);
    } else if (tensor.data.some((value) => !Number.isFinite(value))) {
      problems.push(`${name} has values that are no finite numbers`);
    }
  }
  const known = new Set(parameters.map(({ name }) => name));
  for (const name of weights.keys())
    if (!known.has(name)) problems.push(`${name} is not part of it`);
  if (problems.length === 0) return;
  const rest = problems.length - named;
  const listed = rest > 0 ? [...problems.slice(0, named), `and ${rest} more`] : problems;
  throw new DrapeflowError('WEIGHTS_MISMATCH', { graph, problems: listed });
}
