import {
  GraphBuilder,
  interpret,
  PluginRegistry,
  type Loss,
  type LossTensorName,
  type ReferenceTensor,
  type WeightsReader,
} from '@drapeflow/core';
import { describeLoss } from '@drapeflow/core/testing';
import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { madeUpMobileNetV2 } from '../testing/made-up-mobilenet-v2.js';
import { madeUpVgg19 } from '../testing/made-up-vgg19.js';
import { lossPlugins } from './index.js';

const registry = new PluginRegistry();
for (const plugin of lossPlugins) registry.add(plugin);

/** An image [1, h, w, c] from a function of x, y and channel. */
function image(
  height: number,
  width: number,
  channels: number,
  at: (x: number, y: number, channel: number) => number,
): ReferenceTensor {
  const data = new Float64Array(height * width * channels);
  for (let i = 0; i < data.length; i++) {
    const pixel = Math.floor(i / channels);
    data[i] = at(pixel % width, Math.floor(pixel / width), i % channels);
  }
  return { shape: [1, height, width, channels], data };
}

type Tensors = Partial<Record<LossTensorName, ReferenceTensor>>;

async function evaluate(name: string, options: object, tensors: Tensors): Promise<number> {
  const loss: Loss = await registry.create('loss', name, options, {});
  const graph = new GraphBuilder(name);
  const given = new Map(Object.entries(tensors));
  const inputs = [...given].map(([tensor, { shape }]) => [tensor, graph.input(tensor, shape)]);
  expect(new Set(loss.reads)).toEqual(new Set(given.keys()));
  graph.output('loss', loss.describe(graph, Object.fromEntries(inputs)));
  const { data } = interpret(graph.build(), given).get('loss')!;
  expect(data).toHaveLength(1);
  return data[0];
}

test('Each loss has a file of its own, and each such file is in the list.', async () => {
  const files = await readdir(new URL('.', import.meta.url));
  const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const names = lossPlugins.map(({ name }) => `${name}.ts`);
  expect(sources.sort()).toEqual([...names, 'expressions.ts', 'index.ts'].sort());
});

/** The weights of what features are made by lie outside this package: these are made up. */
const weightsReader: WeightsReader = {
  read: async () => ({ weights: madeUpVgg19(), metadata: {} }),
  readModel: async () => madeUpMobileNetV2(),
};

for (const [name, options] of [
  ...lossPlugins
    .map(({ name }) => name)
    .filter((name) => name !== 'perceptual')
    .map((name) => [name, {}] as const),
  ['perceptual', { weights: 'vgg19.safetensors' }],
  ['perceptual', { weights: 'vgg19.safetensors', of: 'garment' }],
  ['movenet-features', { of: 'garment' }],
  ['reconstruction', { of: 'garment' }],
  ['garment-edge', { edges: 'sobel' }],
  ['temporal-flow', { against: 'stillness' }],
] as const) {
  const title = [name, ...Object.values(options)].join(', ');
  describeLoss(title, () => registry.create('loss', name, options, { weightsReader }));
}

describe('the loss', () => {
  test('reconstruction is the mean absolute difference of colours.', async () => {
    const frame = image(2, 2, 3, (x, y, c) => (x === 0 && y === 0 && c === 0 ? 0.6 : 0));
    const tryOn = image(2, 2, 3, (x, y) => (x === 1 && y === 1 ? 0.1 : 0));
    expect(await evaluate('reconstruction', {}, { frame, tryOn })).toBeCloseTo(0.9 / 12, 9);
  });

  test('reconstruction of the garment leaves its mask out.', async () => {
    const clothes = image(1, 2, 4, (_x, _y, c) => (c === 3 ? 1 : 0.5));
    const warped = image(1, 2, 4, (_x, _y, c) => (c === 3 ? 0 : 0.25));
    const off = await evaluate('reconstruction', { of: 'garment' }, { clothes, warped });
    expect(off).toBeCloseTo(0.25, 9);
  });

  test('image-gradient sees a slope, and not a shift in brightness.', async () => {
    const frame = image(3, 4, 3, (x) => 0.1 * x);
    expect(
      await evaluate('image-gradient', {}, { frame, tryOn: image(3, 4, 3, (x) => 0.1 * x + 0.3) }),
    ).toBeCloseTo(0, 9);
    expect(
      await evaluate('image-gradient', {}, { frame, tryOn: image(3, 4, 3, (_x, y) => 0.2 * y) }),
    ).toBeCloseTo(0.1 + 0.2, 9);
  });

  test('garment-edge compares masks.', async () => {
    const clothes = image(2, 4, 4, (x, _y, c) => (c === 3 && x < 2 ? 1 : 0));
    const warped = image(2, 4, 4, (x, _y, c) => (c === 3 && x < 3 ? 1 : 0));
    expect(await evaluate('garment-edge', {}, { clothes, warped })).toBeCloseTo(0.25, 9);
  });

  test('garment-edge by Sobel sees a step of the picture, whose height it has.', async () => {
    // In a picture of grey 0 | 1 Sobel's filter / 8 gives 1/2 at both sides of the step, away from the border.
    const step = (x: number, _y: number, c: number) => (c < 3 && x >= 3 ? 1 : 0);
    const height = 40;
    const [clothes, warped] = [image(height, 6, 4, step), image(height, 6, 4, () => 0)];
    const off = await evaluate('garment-edge', { edges: 'sobel' }, { clothes, warped });
    const inner = (2 * 0.5 + 0.5) * height;
    const borderRows = 2 * (0.25 + 1.5);
    expect(off).toBeGreaterThan((inner - 2 * borderRows) / (6 * height));
    expect(off).toBeLessThan((inner + 2 * borderRows) / (6 * height));
  });

  test('flow-smoothness is 0 for a flow without bends, by its formula for one that bends.', async () => {
    const straight = image(4, 5, 2, (x, y, c) => (c === 0 ? 0.2 * x : 0.1 * y));
    expect(await evaluate('flow-smoothness', {}, { lowResolution: straight })).toBeCloseTo(0, 9);
    const bent = image(4, 5, 2, (x) => 0.05 * x * x);
    const formula = Math.pow(0.1 ** 2 + 1e-6, 0.45) - Math.pow(1e-6, 0.45);
    expect(await evaluate('flow-smoothness', {}, { lowResolution: bent })).toBeCloseTo(formula, 9);
  });

  test('total-variation is the mean of all steps.', async () => {
    const lowResolution = image(3, 3, 2, (x, y) => 0.3 * x - 0.2 * y);
    expect(await evaluate('total-variation', {}, { lowResolution })).toBeCloseTo(0.5, 9);
  });

  test('flow-supervision counts where the garment is seen.', async () => {
    const trueFlow = image(2, 2, 3, (x, _y, c) => (c === 2 ? (x === 0 ? 1 : 0) : 0.5));
    const lowResolution = image(2, 2, 2, (x, _y, c) => (x === 0 ? (c === 0 ? 0.7 : 0.5) : 9));
    expect(await evaluate('flow-supervision', {}, { lowResolution, trueFlow })).toBeCloseTo(0.1, 9);
    const unseen = image(2, 2, 3, () => 0);
    expect(await evaluate('flow-supervision', {}, { lowResolution, trueFlow: unseen })).toBe(0);
  });

  test('temporal-flow compares changes, where the garment is seen in both frames.', async () => {
    const truth = (shift: number) =>
      image(2, 2, 3, (x, _y, c) => (c === 2 ? (x === 0 ? 1 : 0) : shift));
    const flow = (shift: number) => image(2, 2, 2, (x) => (x === 0 ? shift : 7 * shift));
    const tensors = {
      lowResolution: flow(0.9),
      previousLowResolution: flow(0.6),
      trueFlow: truth(0.4),
      previousTrueFlow: truth(0.2),
    };
    expect(await evaluate('temporal-flow', {}, tensors)).toBeCloseTo(0.1, 9);
    const { lowResolution, previousLowResolution } = tensors;
    const still = { lowResolution, previousLowResolution };
    expect(await evaluate('temporal-flow', { against: 'stillness' }, still)).toBeCloseTo(
      (0.3 + 2.1) / 2,
      9,
    );
  });

  test('foreground-mask compares what is shown with what is seen.', async () => {
    const clothes = image(1, 4, 4, (x, _y, c) => (c === 3 && x < 2 ? 1 : 0));
    const warped = image(1, 4, 4, (x, _y, c) => (c === 3 && x < 3 ? 1 : 0));
    const visible = image(1, 4, 1, (x) => (x === 2 ? 0.2 : 1));
    const off = await evaluate('foreground-mask', {}, { clothes, warped, visible });
    expect(off).toBeCloseTo(0.05, 9);
  });
});
