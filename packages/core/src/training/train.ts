import type { Differentiator, Tensors } from '../contracts/graph-runner.js';
import type { Graph } from '../graph/graph.js';
import type { WeightTensor } from '../graph/weights.js';
import { adamDefaults, Adam, type AdamOptions } from './adam.js';
import { averageGradients, clipGradients, type GradientMap } from './gradients.js';
import { learningRateAt, type LearningRateSchedule } from './learning-rate.js';

/** What one step learns from: a graph with an output `loss`, and its inputs. */
export interface TrainingExample {
  readonly graph: Graph;
  readonly inputs: Tensors;
}

export interface TrainingOptions {
  readonly learningRate: LearningRateSchedule;
  readonly adam?: AdamOptions;
  /** The length that gradients are shortened to. */
  readonly longestGradient: number;
  /** Where the schedule goes on, for a training that is resumed; 0 unless given. */
  readonly firstStep?: number;
}

/** What a step was like. */
export interface TrainingStep {
  readonly step: number;
  readonly learningRate: number;
  /** The loss and its terms, by the names of the graph's outputs. */
  readonly losses: Readonly<Record<string, number>>;
  /** The gradients' length before they were shortened. */
  readonly gradientNorm: number;
  /** Of a step that was skipped: why. */
  readonly skipped?: string;
}

/** Differentiates the examples of one step; several may be worked on side by side. */
export interface GradientSource {
  differentiate(
    weights: ReadonlyMap<string, WeightTensor>,
    examples: readonly TrainingExample[],
  ): Promise<readonly { readonly outputs: Tensors; readonly gradients: GradientMap }[]>;
}

/** One engine, in this process. Graphs are opened when they are first met, and kept. */
export function gradientSourceOf(differentiator: Differentiator): GradientSource {
  const opened = new Map<Graph, ReturnType<Differentiator['open']>>();
  return {
    async differentiate(weights, examples) {
      const results = [];
      for (const { graph, inputs } of examples) {
        const differentiable = opened.get(graph) ?? differentiator.open(graph, 'loss');
        opened.set(graph, differentiable);
        const own = new Map(graph.parameters.map(({ name }) => [name, weights.get(name)!]));
        results.push(await (await differentiable).differentiate(own, inputs));
      }
      return results;
    },
  };
}

/**
 * Trains: each step differentiates its examples, averages and clips the gradients, and lets Adam move the weights. A
 * step whose loss or gradients are no finite numbers moves none.
 * @param weights are changed in place
 * @param steps the examples of each step, as long as the training lasts
 */
export async function* train(
  weights: ReadonlyMap<string, WeightTensor>,
  steps: AsyncIterable<readonly TrainingExample[]>,
  source: GradientSource,
  options: TrainingOptions,
  adam = new Adam(options.adam ?? adamDefaults),
): AsyncGenerator<TrainingStep> {
  let step = options.firstStep ?? 0;
  for await (const examples of steps) {
    const results = await source.differentiate(weights, examples);
    const losses = meanLosses(results.map(({ outputs }) => outputs));
    const learningRate = learningRateAt(options.learningRate, step);
    const gradients = averageGradients(results.map((result) => result.gradients));
    const gradientNorm = clipGradients(gradients, options.longestGradient);
    const broken = brokenTerm(losses, gradientNorm);
    if (broken) {
      yield { step, learningRate, losses, gradientNorm, skipped: broken };
    } else {
      adam.step(weights, gradients, learningRate);
      yield { step, learningRate, losses, gradientNorm };
    }
    step++;
  }
}

/** The loss and its terms, each the mean over several runs. */
export function meanLosses(outputs: readonly Tensors[]): Record<string, number> {
  const names = new Set(outputs.flatMap((each) => Object.keys(each)));
  const losses: Record<string, number> = {};
  for (const name of names) {
    if (name !== 'loss' && !name.startsWith('loss.')) continue;
    const values = outputs.flatMap((each) => each[name]?.data[0] ?? []);
    losses[name] = values.reduce((sum, value) => sum + value, 0) / values.length;
  }
  return losses;
}

/**
 * The first term that is no finite number, with its value; the gradients count as one.
 * @param gradientNorm where there are gradients
 */
export function brokenTerm(
  { loss, ...terms }: Readonly<Record<string, number>>,
  gradientNorm = 0,
): string | undefined {
  const all = { ...terms, loss, 'the gradients': gradientNorm };
  const broken = Object.entries(all).find(([, value]) => !Number.isFinite(value));
  return broken && `${broken[0]} is ${broken[1]}`;
}
