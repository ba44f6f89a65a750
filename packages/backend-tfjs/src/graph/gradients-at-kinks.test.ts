import { GraphBuilder, initialWeights, type Initializer, type Value } from '@drapeflow/core';
import { expect, test } from 'vitest';
import { createTfjsBackend } from '../tfjs-backend.js';

const { differentiator } = await createTfjsBackend({ engines: ['cpu'] });

/** The gradient, by a parameter of one value throughout, of the sum of what is made of it. */
async function gradientOf(
  describe: (graph: GraphBuilder, parameter: Value) => Value,
  { shape, value }: { shape: number[]; value: number },
): Promise<number[]> {
  const graph = new GraphBuilder('kink');
  const initial: Initializer = { kind: 'constant', value };
  const made = describe(graph, graph.parameter('x', shape, initial));
  const axes = made.shape.map((_size, axis) => axis);
  graph.output('loss', graph.apply('reduceSum', [made], { axes }));
  const built = graph.build();
  const differentiable = await differentiator!.open(built, 'loss');
  const { gradients } = await differentiable.differentiate(initialWeights(built, 1), {});
  return [...gradients.get('x')!];
}

test('What ties for the largest shares the gradient.', async () => {
  const maximum = await gradientOf((graph, x) => graph.apply('maximum', [x, x]), {
    shape: [2],
    value: 3,
  });
  expect(maximum).toEqual([1, 1]);
  const reduceMax = await gradientOf((graph, x) => graph.apply('reduceMax', [x], { axes: [1] }), {
    shape: [1, 4],
    value: 3,
  });
  expect(reduceMax).toEqual([0.25, 0.25, 0.25, 0.25]);
  const maxPool2d = await gradientOf((graph, x) => graph.apply('maxPool2d', [x], { size: 2 }), {
    shape: [1, 2, 2, 1],
    value: 3,
  });
  expect(maxPool2d).toEqual([0.25, 0.25, 0.25, 0.25]);
});

test('The gradient of the absolute value is 0 at 0.', async () => {
  const absolute = await gradientOf((graph, x) => graph.apply('absolute', [x]), {
    shape: [2],
    value: 0,
  });
  expect(absolute).toEqual([0, 0]);
});

test('The gradient of leakyRelu at 0 is that of what is larger than 0.', async () => {
  const leakyRelu = await gradientOf((graph, x) => graph.apply('leakyRelu', [x], { slope: 0.1 }), {
    shape: [2],
    value: 0,
  });
  expect(leakyRelu).toEqual([1, 1]);
});

test('A parameter on which the loss does not depend has the gradient 0.', async () => {
  const unused = await gradientOf((graph, x) => graph.apply('stopGradient', [x]), {
    shape: [2],
    value: 5,
  });
  expect(unused).toEqual([0, 0]);
});

test('A loss that is no output of one element is refused.', async () => {
  const graph = new GraphBuilder('two numbers');
  graph.output('pair', graph.input('pair', [2]));
  for (const loss of ['pair', 'missing']) {
    await expect(differentiator!.open(graph.build(), loss)).rejects.toMatchObject({
      code: 'GRAPH_INVALID',
      details: { problem: `the loss, ${loss}, is no output of one element` },
    });
  }
});
