import { describe, expect, test } from 'vitest';
import type { Tensors } from '../contracts/graph-runner.js';
import { GraphBuilder } from '../graph/graph-builder.js';
import { initialWeights, type WeightTensor } from '../graph/weights.js';
import { centralDifferences } from '../testing/central-differences.js';
import { referenceResults } from '../testing/reference-results.js';
import { averageGradients, clipGradients, normOf } from './gradients.js';
import { learningRateAt } from './learning-rate.js';
import { gradientSourceOf, train, type TrainingExample, type TrainingOptions } from './train.js';

/** Loss: the mean square of (w − target), for which w is to become the mean of the targets. */
function towards(): TrainingExample['graph'] {
  const graph = new GraphBuilder('towards a target');
  const w = graph.parameter('w', [3], { kind: 'constant', value: 0 });
  const off = graph.apply('subtract', [w, graph.input('target', [3])]);
  const squares = graph.apply('multiply', [off, off]);
  const loss = graph.apply('reduceMean', [squares], { axes: [0] });
  graph.output('loss.square', loss);
  graph.output('loss', loss);
  return graph.build();
}

const graph = towards();
const example = (...target: number[]): TrainingExample => ({
  graph,
  inputs: { target: { type: 'float32', shape: [3], data: Float32Array.from(target) } },
});
let opened = 0;
const source = gradientSourceOf({
  open: async (each) => {
    opened++;
    return {
      async differentiate(weights, inputs) {
        const exact = [...centralDifferences(each, weights, inputs)];
        const gradients = new Map(exact.map(([name, data]) => [name, Float32Array.from(data)]));
        return { gradients, outputs: outputsOf(weights, inputs) };
      },
    };
  },
});

function outputsOf(weights: ReadonlyMap<string, WeightTensor>, inputs: Tensors): Tensors {
  return Object.fromEntries(
    [...referenceResults(graph, weights, inputs)].map(([name, { shape, data }]) => [
      name,
      { type: 'float32', shape, data: Float32Array.from(data) },
    ]),
  );
}

const options: TrainingOptions = {
  learningRate: { peak: 0.1, floor: 0, warmUpSteps: 5, steps: 150 },
  longestGradient: 10,
};

async function* repeat(count: number, ...examples: TrainingExample[]) {
  for (let i = 0; i < count; i++) yield examples;
}

describe('training', () => {
  test('moves the weights to where the mean loss of all examples is least.', async () => {
    const weights = initialWeights(graph, 1);
    const losses: number[] = [];
    const steps = repeat(150, example(1, -1, 2), example(0, 1, 2));
    for await (const { losses: each } of train(weights, steps, source, options)) {
      losses.push(each['loss.square']);
    }
    const { data } = weights.get('w')!;
    [0.5, 0, 2].forEach((value, i) => expect(data[i]).toBeCloseTo(value, 1));
    expect(losses.at(-1)!).toBeLessThan(losses[0] / 3);
    expect(opened).toBe(1);
  });

  test('skips a step whose loss is no number, and names the term.', async () => {
    const weights = initialWeights(graph, 1);
    const broken = repeat(1, example(NaN, 0, 0));
    const { value: step } = await train(weights, broken, source, options).next();
    expect(step).toMatchObject({ step: 0, skipped: 'loss.square is NaN' });
    expect([...weights.get('w')!.data]).toEqual([0, 0, 0]);
  });
});

describe('gradients', () => {
  const gradients = () =>
    new Map([
      ['a', Float32Array.of(3, 0)],
      ['b', Float32Array.of(-4)],
    ]);

  test('are shortened to the longest length, and not lengthened.', () => {
    const each = gradients();
    expect(clipGradients(each, 10)).toBeCloseTo(5, 6);
    expect(normOf(each)).toBeCloseTo(5, 6);
    expect(clipGradients(each, 1)).toBeCloseTo(5, 6);
    expect(normOf(each)).toBeCloseTo(1, 6);
    expect(each.get('b')![0]).toBeCloseTo(-0.8, 6);
  });

  test('of several examples are averaged; none of them is changed.', () => {
    const [first, second] = [gradients(), new Map(gradients()).set('a', Float32Array.of(1, 2))];
    const mean = averageGradients([first, second]);
    expect([...mean.get('a')!]).toEqual([2, 1]);
    expect([...first.get('a')!]).toEqual([3, 0]);
  });
});

test('The learning rate rises to its peak and falls along a cosine to its floor.', () => {
  const schedule = { peak: 2, floor: 0.1, warmUpSteps: 4, steps: 104 };
  expect(learningRateAt(schedule, 0)).toBeCloseTo(0.5, 9);
  expect(learningRateAt(schedule, 3)).toBeCloseTo(2, 9);
  expect(learningRateAt(schedule, 4)).toBeCloseTo(2, 9);
  expect(learningRateAt(schedule, 54)).toBeCloseTo(2 * (0.1 + 0.9 / 2), 9);
  expect(learningRateAt(schedule, 104)).toBeCloseTo(0.2, 9);
  expect(learningRateAt(schedule, 500)).toBeCloseTo(0.2, 9);
});
