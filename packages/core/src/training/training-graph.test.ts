import { describe, expect, test } from 'vitest';
import type { Loss } from '../contracts/loss.js';
import { keepsAnchorAndWindow } from '../flow-memory/anchor-window.js';
import { keepsAll } from '../flow-memory/full.js';
import { keepsNothing } from '../flow-memory/none.js';
import { interpret } from '../graph/interpret.js';
import type { Graph } from '../graph/graph.js';
import type { ReferenceTensor } from '../graph/operation.js';
import { RandomNumbers } from '../graph/random-numbers.js';
import { elementCount, type Shape } from '../graph/shape.js';
import { initialWeights } from '../graph/weights.js';
import { networkPresets } from '../networks/network-configuration.js';
import {
  generatorGraph,
  initialSharedWeights,
  warpNetworkGraphs,
} from '../networks/network-graphs.js';
import { trainingGraph, type TrainingGraphOptions } from './training-graph.js';

const { tiny } = networkPresets;
const meanOf =
  (name: 'lowResolution' | 'tryOn' | 'previousTryOn'): Loss['describe'] =>
  (graph, tensors) =>
    graph.apply('reduceMean', [tensors[name]!], { axes: [0, 1, 2, 3] });
const flowMean: Loss = { reads: ['lowResolution'], describe: meanOf('lowResolution') };
const tryOnMean: Loss = { reads: ['tryOn'], describe: meanOf('tryOn') };
const changeMean: Loss = { reads: ['previousTryOn'], describe: meanOf('previousTryOn') };

const graphOf = (options: Partial<TrainingGraphOptions>) =>
  trainingGraph({
    configuration: tiny,
    batch: 1,
    frames: 2,
    memory: keepsAll,
    part: 'both',
    losses: [{ name: 'flow', weight: 2, loss: flowMean }],
    hasTrueFlow: false,
    ...options,
  });

const random = new RandomNumbers(9);
const noise = (shape: Shape): ReferenceTensor => ({
  shape,
  data: Float64Array.from({ length: elementCount(shape) }, () => 0.5 * random.normal()),
});
const givenFor = (graph: Graph) => {
  const given = new Map(graph.inputs.map(({ name, shape }) => [name, noise(shape)] as const));
  for (const [name, { shape, data }] of initialWeights(graph, 2)) {
    given.set(name, { shape, data: Float64Array.from(data, (value) => 1.5 * value) });
  }
  return given;
};

/** How much the last frame's warped garment changes where an input is another one. */
function changeBy(graph: Graph, given: ReadonlyMap<string, ReferenceTensor>, input: string) {
  const other = new Map(given).set(input, noise(given.get(input)!.shape));
  const [before, after] = [given, other].map((each) => interpret(graph, each).get('warped')!.data);
  return Math.max(...after.map((value, i) => Math.abs(value - before[i])));
}

describe('the graph of a training step', () => {
  test('has exactly the parameters of both networks.', () => {
    const { step, query, remember, garment } = warpNetworkGraphs(tiny);
    const networks = [step, query, remember, garment!, generatorGraph(tiny)];
    const expected = [...initialSharedWeights('all', networks, 1).keys()];
    expect(new Set(graphOf({}).parameters.map(({ name }) => name))).toEqual(new Set(expected));
  });

  test('weighs its losses, each the mean over the frames that it applies to.', () => {
    const losses = [
      { name: 'flow', weight: 2, loss: flowMean },
      { name: 'try-on', weight: -1, loss: tryOnMean },
      { name: 'change', weight: 0.5, loss: changeMean },
    ];
    const graph = graphOf({ losses, frames: 3 });
    const made = interpret(graph, givenFor(graph));
    const at = (name: string) => made.get(name)!.data[0];
    expect(at('loss')).toBeCloseTo(
      2 * at('loss.flow') - at('loss.try-on') + 0.5 * at('loss.change'),
      10,
    );
    const last = made.get('tryOn')!.data;
    const mean = last.reduce((sum, value) => sum + value, 0) / last.length;
    // Of three frames, the first two are a previous one: their means and the last one's make up the mean of all.
    expect((2 * at('loss.change') + mean) / 3).toBeCloseTo(at('loss.try-on'), 10);
  });

  test('lets a loss look at the last frame alone.', () => {
    const losses = [
      { name: 'of all', weight: 1, loss: tryOnMean },
      { name: 'of the last', weight: 1, loss: { ...tryOnMean, frames: 'last' as const } },
    ];
    const graph = graphOf({ losses, frames: 3 });
    const made = interpret(graph, givenFor(graph));
    const last = made.get('tryOn')!.data;
    const mean = last.reduce((sum, value) => sum + value, 0) / last.length;
    expect(made.get('loss.of the last')!.data[0]).toBeCloseTo(mean, 10);
    expect(made.get('loss.of all')!.data[0]).not.toBeCloseTo(mean, 4);
  });

  test('gives each sequence of a batch what it gives it alone.', () => {
    const [one, two] = [graphOf({ frames: 3 }), graphOf({ frames: 3, batch: 2 })];
    const both = givenFor(two);
    const results = [0, 1].map((index) => {
      const given = new Map(both);
      for (const { name, shape } of one.inputs) {
        const { data } = both.get(name)!;
        const size = elementCount(shape);
        given.set(name, { shape, data: data.slice(index * size, (index + 1) * size) });
      }
      return interpret(one, given).get('warped')!.data;
    });
    const together = interpret(two, both).get('warped')!.data;
    expect(together.length).toBe(2 * results[0].length);
    expect(together.filter((value) => value !== 0).length).toBeGreaterThan(together.length / 20);
    [...results[0], ...results[1]].forEach((value, i) => {
      expect(together[i]).toBeCloseTo(value, 9);
    });
  });

  test.each([
    { kept: 'all flows', memory: keepsAll, torsos: [0, 1, 2, 3] },
    { kept: 'the first flow', memory: (index: number) => index === 0, torsos: [0, 3] },
    { kept: 'no flow', memory: keepsNothing, torsos: [3] },
  ])('lets the last flow depend on the torsos behind $kept, and its own.', ({ memory, torsos }) => {
    const graph = graphOf({ frames: 4, part: 'warp', memory });
    const given = givenFor(graph);
    const changed = [0, 1, 2, 3].filter((t) => changeBy(graph, given, `frame${t}.warpTorso`) > 0);
    expect(changed).toEqual(torsos);
  });

  test('reads of the first flow and the last ones, each at the places that its alignment says.', () => {
    const graph = graphOf({ frames: 5, part: 'warp', memory: keepsAnchorAndWindow(3) });
    const read = graph.inputs.flatMap(({ name }) => /^frame4.alignment(\d)$/.exec(name)?.[1] ?? []);
    expect(read).toEqual(['0', '2', '3']);
    const given = givenFor(graph);
    for (const s of read) {
      expect(changeBy(graph, given, `frame4.alignment${s}`)).toBeGreaterThan(0);
    }
  });

  test('without a memory reads of the frame before its labels and its pose, of others nothing.', () => {
    const graph = graphOf({ frames: 3, part: 'warp', memory: keepsNothing });
    const given = givenFor(graph);
    const changed = graph.inputs.filter(({ name }) => changeBy(graph, given, name) > 0);
    const earlier = changed.map(({ name }) => name).filter((name) => /^frame[01]/.test(name));
    expect(earlier).toEqual(['frame1.parsing', 'frame1.warpPose']);
  });

  test('leaves the generator out where the warp network alone is trained.', () => {
    const graph = graphOf({ part: 'warp' });
    expect(graph.outputs.map(({ name }) => name)).toEqual(['loss.flow', 'loss', 'warped']);
    expect(graph.parameters.some(({ name }) => name.startsWith('encoder4'))).toBe(false);
  });

  test('refuses a loss that no frame has the tensors for.', () => {
    const losses = [{ name: 'try-on', weight: 1, loss: tryOnMean }];
    expect(() => graphOf({ part: 'warp', losses })).toThrow(/try-on applies to none.*tryOn/);
  });
});
