import { describe, expect, test } from 'vitest';
import type { Graph } from '../graph/graph.js';
import { interpret } from '../graph/interpret.js';
import type { ReferenceTensor } from '../graph/operation.js';
import { RandomNumbers } from '../graph/random-numbers.js';
import { elementCount, type Shape } from '../graph/shape.js';
import type { Weights } from '../graph/weights.js';
import { networkPresets, type NetworkConfiguration } from './network-configuration.js';
import {
  checkSharedWeights,
  generatorGraph,
  warpNetworkGraphs,
  initialSharedWeights,
  weightsOf,
} from './network-graphs.js';

const { tiny } = networkPresets;
const random = new RandomNumbers(5);
const noise = (shape: Shape): ReferenceTensor => ({
  shape,
  data: Float64Array.from({ length: elementCount(shape) }, () => random.normal()),
});
const filled = (shape: Shape, value: number): ReferenceTensor => ({
  shape,
  data: new Float64Array(elementCount(shape)).fill(value),
});

/** Noise for each input, with weights that are as large as learned ones. */
function givenFor(graph: Graph, weights: Weights): Map<string, ReferenceTensor> {
  const given = new Map(graph.inputs.map(({ name, shape }) => [name, noise(shape)] as const));
  for (const [name, { shape, data }] of weightsOf(graph, weights)) {
    given.set(name, { shape, data: Float64Array.from(data, (value) => 3 * value) });
  }
  return given;
}

const graphsOf = (configuration: NetworkConfiguration) => {
  const { garment, step, query, remember } = warpNetworkGraphs(configuration);
  return [step, query, remember, ...(garment ? [garment] : [])];
};

describe('the warp network', () => {
  const warp = warpNetworkGraphs(tiny);
  const weights = initialSharedWeights('warp', graphsOf(tiny), 1);
  const empty = (shape: Shape) => filled(shape, 0);
  const nothingRead = (graph: Graph): [string, ReferenceTensor][] =>
    graph.inputs
      .filter(({ name }) => ['largest', 'total', 'sum'].includes(name))
      .map(({ name, shape }) => [name, filled(shape, name === 'largest' ? -1e4 : 0)]);

  test.each(Object.entries(networkPresets))('of preset %s has flows of its sizes', (_, preset) => {
    const { nodes, outputs } = warpNetworkGraphs(preset).step;
    const shapes = new Map(nodes.map(({ name, shape }) => [name, shape]));
    const { size, flowLevel } = preset.warp;
    const [low] = outputs.map(({ tensor }) => shapes.get(tensor));
    expect(low).toEqual([1, size.height / 2 ** flowLevel, size.width / 2 ** flowLevel, 2]);
  });

  test('reads an empty slot as if it were not there.', () => {
    const given = givenFor(warp.step, weights);
    for (const [name, tensor] of nothingRead(warp.step)) given.set(name, tensor);
    given.set('presence', { shape: [2, 1, 1, 1], data: Float64Array.of(0, -1e4) });
    const before = interpret(warp.step, given).get('lowResolution')!.data;
    given.get('flows')!.data.fill(9, given.get('flows')!.data.length / 2);
    expect(interpret(warp.step, given).get('lowResolution')!.data).toEqual(before);
    given.get('flows')!.data.fill(0.3, 0, 200);
    expect(interpret(warp.step, given).get('lowResolution')!.data).not.toEqual(before);
  });

  test('reads flows in two runs as it reads them in one.', () => {
    const given = givenFor(warp.remember, weights);
    for (const [name, tensor] of nothingRead(warp.remember)) given.set(name, tensor);
    given.set('presence', empty([2, 1, 1, 1]));
    const both = interpret(warp.remember, given);

    given.set('presence', { shape: [2, 1, 1, 1], data: Float64Array.of(0, -1e4) });
    const first = interpret(warp.remember, given);
    for (const [name, tensor] of first) given.set(name, tensor);
    given.set('presence', { shape: [2, 1, 1, 1], data: Float64Array.of(-1e4, 0) });
    const second = interpret(warp.remember, given);
    for (const [name, { data }] of both) {
      data.forEach((value, i) => expect(second.get(name)!.data[i]).toBeCloseTo(value, 8));
    }
  });

  test('with a memory read by attention differs from one that weighs all flows alike.', () => {
    const given = givenFor(warp.step, weights);
    const mean = { ...tiny, warp: { ...tiny.warp, memoryReading: 'mean' as const } };
    const attention = interpret(warp.step, given).get('lowResolution')!.data;
    expect(interpret(warpNetworkGraphs(mean).step, given).get('lowResolution')!.data).not.toEqual(
      attention,
    );
  });

  test.each([
    ['prior', 'none'],
    ['garmentFeatures', 'each-frame'],
    ['flowLevel', 2],
  ])('can be built with %s: %s', (option, value) => {
    const other = { ...tiny, warp: { ...tiny.warp, [option]: value } } as NetworkConfiguration;
    const { step } = warpNetworkGraphs(other);
    const weights = initialSharedWeights('warp', graphsOf(other), 1);
    const { data } = interpret(step, givenFor(step, weights)).get('lowResolution')!;
    expect(data.every(Number.isFinite)).toBe(true);
  });

  test('refuses sizes that cannot be halved, and levels that are not there, all at once.', () => {
    const warp = { ...tiny.warp, size: { width: 20, height: 32 }, memoryLevel: 5 };
    expect(() => warpNetworkGraphs({ ...tiny, warp })).toThrow(
      /2 faults: warp\.size: 20×32 .* 3 times.*; warp\.memoryLevel: 5 is not between/,
    );
  });

  test('refuses the weights of another preset, and names what differs.', () => {
    const others = initialSharedWeights('warp', graphsOf(networkPresets.live), 1);
    expect(() => checkSharedWeights('the warp network', graphsOf(tiny), others)).toThrow(
      /not those of the warp network: .*\[3, 3, 9, 32\], not \[3, 3, 9, 8\].*and \d+ more/,
    );
  });
});

describe('the generator', () => {
  const graph = generatorGraph(tiny);
  const weights = initialSharedWeights('generator', [graph], 1);
  const pixels = tiny.generator.size.width * tiny.generator.size.height;

  test('leaves what is kept, where the garment does not show.', () => {
    const given = givenFor(graph, weights);
    const torso = given.get('torso')!.data;
    given.get('warped')!.data.fill(0);
    for (let i = 0; i < pixels; i++) torso[4 * i + 3] = 1;
    const tryOn = interpret(graph, given).get('tryOn')!.data;
    for (let i = 0; i < 3 * pixels; i++) {
      expect(tryOn[i]).toBeCloseTo(torso[4 * Math.floor(i / 3) + (i % 3)], 10);
    }
  });

  test('composes body, garment and light as its outputs say.', () => {
    const given = givenFor(graph, weights);
    const torso = given.get('torso')!.data;
    const warped = given.get('warped')!.data;
    for (let i = 0; i < pixels; i++) {
      torso[4 * i + 3] = i % 2;
      warped[4 * i + 3] = i % 3 === 0 ? 0.6 : 0;
      for (let c = 0; c < 3; c++) {
        torso[4 * i + c] *= torso[4 * i + 3];
        warped[4 * i + c] *= warped[4 * i + 3];
      }
    }
    const made = interpret(graph, given);
    const at = (name: string, i: number) => made.get(name)!.data[i];
    for (let i = 0; i < pixels; i += 7) {
      const mask = warped[4 * i + 3];
      const colour = mask > 0 ? warped[4 * i] / mask : 0;
      const under = torso[4 * i] + (1 - torso[4 * i + 3]) * at('body', 3 * i);
      const alpha = mask * at('visible', i);
      const lit = (colour + 1) * at('shading', i) - 1;
      expect(at('tryOn', 3 * i)).toBeCloseTo(under * (1 - alpha) + lit * alpha, 8);
    }
  });
});
