import {
  cropImage,
  DrapeflowError,
  initialSharedWeights,
  interpret,
  keepsAll,
  networkPresets,
  PluginRegistry,
  poseInBox,
  referenceGraphRunner,
  resizeMask,
  warpNetworkGraphs,
  type AppearanceFlow,
  type DatasetFrame,
  type FlowMemoryEntry,
  type Garment,
  type GraphBuilder,
  type Loss,
  type PluginServices,
  type ReferenceTensor,
  type Size,
  type Tensors,
  type Value,
  type WarpNetwork,
  type Weights,
} from '@drapeflow/core';
import { paperDoll } from '@drapeflow/core/testing';
import { describe, expect, test } from 'vitest';
import { learnedPlugins } from '../index.js';
import type { TryOnSample } from './try-on-sample.js';
import { tryOnTask } from './try-on-task.js';

const configuration = networkPresets.tiny;
const { garment: drawn, size } = paperDoll();
/** Of the generator's size, which it has in training: in use it is read at its own size. */
const garment: Garment = {
  image: cropImage(drawn.image, { x: 0, y: 0, ...sizeOf(drawn.image) }, 48, 64),
  mask: resizeMask(drawn.mask, 48, 64),
};

/** A flow that lays the picture over a part of the image. */
function flowOf(shift: number): AppearanceFlow {
  const { width, height } = size;
  const data = new Float32Array(2 * width * height);
  for (let i = 0; i < width * height; i++) {
    data[2 * i] = (2 * (i % width) + 1) / width - 1 + shift;
    data[2 * i + 1] = (2 * Math.floor(i / width) + 1) / height - 1;
  }
  return { width, height, data };
}

function sizeOf({ width, height }: Size): Size {
  return { width, height };
}

/** Stands for the geometric warp; it follows the body. */
const prior = (): WarpNetwork => ({
  needsTorso: false,
  prepare: async () => undefined,
  warp: async ({ pose }) => {
    const flow = flowOf((100 - pose.neck.x) / 200);
    return { flow, lowResolution: flow };
  },
});

/** The person moves to the right from frame to frame. */
const dolls = [0, 17].map(paperDoll);
const sample: TryOnSample = {
  garment,
  frames: dolls.map(({ image, pose, parsing, torso }) => {
    const mask = { ...size, data: parsing.planes['upper-clothes'] };
    const shading = new Float32Array(3 * size.width * size.height);
    const flow = flowOf((100 - pose.neck.x) / 200);
    const truth: DatasetFrame = { image, worn: { mask, flow, shading } };
    return { seen: { pose, parsing, torso }, truth };
  }),
};

function taskWith(losses: Readonly<Record<string, Loss>>, frames = sample.frames) {
  return tryOnTask({
    configuration,
    memory: keepsAll,
    samples: { dataset: 'dolls', sample: async () => ({ ...sample, frames }) },
    createLoss: async (name) => losses[name],
    createPrior: async () => prior(),
  });
}

function run(graph: Parameters<typeof interpret>[0], inputs: Tensors, weights: Weights) {
  const given = new Map<string, ReferenceTensor>();
  for (const [name, { shape, data }] of [...Object.entries(inputs), ...weights]) {
    given.set(name, { shape, data: Float64Array.from(data as Float32Array) });
  }
  return interpret(graph, given);
}

/** Tells one flow from another: the sum of u and v times numbers that differ from place to place. */
const weighting = (i: number) => Math.sin(0.37 * i);
const fingerprint: Loss = {
  reads: ['lowResolution'],
  describe: (graph: GraphBuilder, { lowResolution }): Value => {
    const { shape } = lowResolution!;
    const values = Array.from({ length: shape[1] * shape[2] * shape[3] }, (_, i) => weighting(i));
    const factors = graph.apply('constant', [], { shape, values });
    const products = graph.apply('multiply', [lowResolution!, factors]);
    return graph.apply('reduceSum', [products], { axes: [0, 1, 2, 3] });
  },
};
const fingerprintOf = ({ data }: AppearanceFlow) =>
  data.reduce((sum, value, i) => sum + value * weighting(i), 0);

describe('What the warp network sees in training', () => {
  const { step, query, remember, garment: ofGarment } = warpNetworkGraphs(configuration);
  const weights = initialSharedWeights('warp', [step, query, remember, ofGarment!], 3);
  // What comes out depends on all that goes in: at first the last layers are almost silent.
  for (const [name, { data }] of weights) {
    if (/flow\.filter|query|key|value/.test(name)) data.forEach((v, i) => (data[i] = 30 * v));
  }

  async function inUse(): Promise<number[]> {
    const registry = new PluginRegistry();
    for (const plugin of learnedPlugins) registry.add(plugin);
    const services: Partial<PluginServices> = {
      graphRunner: referenceGraphRunner,
      weightsReader: {
        read: async () => ({ weights: new Map(weights), metadata: { preset: 'tiny' } }),
        readModel: () => Promise.reject(new Error('There is none.')),
      },
      createWarp: async () => prior(),
    };
    const network = await registry.create('warp', 'flow-memory-warp', { weights: 'w' }, services);
    await network.prepare(garment, size);
    const memory: FlowMemoryEntry[] = [];
    const fingerprints: number[] = [];
    for (const [index, { image, pose, parsing, torso }] of dolls.entries()) {
      const before = index === 0 ? undefined : { ...dolls[index - 1], tryOn: image };
      const { lowResolution: flow } = await network.warp({
        previous: before,
        pose,
        parsing,
        torso,
        memory,
      });
      memory.push({ index, flow, pose: poseInBox(pose, { x: 0, y: 0, ...size }, flow) });
      fingerprints.push(fingerprintOf(flow));
    }
    return fingerprints;
  }

  async function inTraining(length: number): Promise<number> {
    const task = taskWith({ fingerprint }, sample.frames.slice(0, length));
    const stage = await task.openStage({
      part: 'warp',
      losses: { fingerprint: 1 },
      lengths: [length],
    });
    const inputs = await stage.example({ split: 'train', index: 0, length });
    return run(stage.graph(length, 1), inputs, weights).get('loss')!.data[0];
  }

  test('is what it sees in use: with the same weights, it makes the same flows.', async () => {
    const [first, second] = await inUse();
    expect(Math.abs(second - first)).toBeGreaterThan(0.01);
    expect(await inTraining(1)).toBeCloseTo(first, 4);
    // The loss is the mean over the frames.
    expect(2 * (await inTraining(2)) - first).toBeCloseTo(second, 4);
  });
});

describe('The try-on task', () => {
  const flowLoss = async () => {
    const registry = new PluginRegistry();
    for (const plugin of learnedPlugins) registry.add(plugin);
    return registry.create('loss', 'flow-supervision', {}, {});
  };

  test('has no flow loss before anything is learned, where the geometric warp is right.', async () => {
    const task = taskWith({ 'flow-supervision': await flowLoss() }, sample.frames.slice(0, 1));
    const stage = await task.openStage({
      part: 'warp',
      losses: { 'flow-supervision': 1 },
      lengths: [1],
    });
    const inputs = await stage.example({ split: 'train', index: 0, length: 1 });
    const silent = new Map(
      [...task.initialWeights(1)].map(([name, { shape, data }]) => {
        const isHead = name.startsWith('decoder1.flow') || name.startsWith('memory.');
        return [name, { shape, data: isHead ? new Float32Array(data.length) : data }];
      }),
    );
    const graph = stage.graph(1, 1);
    const own = new Map(graph.parameters.map(({ name }) => [name, silent.get(name)!]));
    // Half of the flow is that of the empty memory, which is the geometric one at a coarser size.
    expect(run(graph, inputs, own).get('loss')!.data[0]).toBeLessThan(0.01);
    const moved = { ...inputs, 'frame0.prior': shifted(inputs['frame0.prior'].data) };
    expect(run(graph, moved, own).get('loss')!.data[0]).toBeGreaterThan(0.05);
  });

  function shifted(data: ArrayLike<number>) {
    const moved = Float32Array.from(data, (value, i) => (i % 3 === 0 ? value + 0.3 : value));
    return { type: 'float32', shape: [1, 16, 12, 3], data: moved } as const;
  }

  test('names the loss and the field where data lacks the truth for it.', async () => {
    const frames = sample.frames.map(({ seen, truth: { image } }) => ({ seen, truth: { image } }));
    const task = taskWith({ 'flow-supervision': await flowLoss() }, frames);
    const opening = task.openStage({
      part: 'warp',
      losses: { 'flow-supervision': 1 },
      lengths: [1],
    });
    await expect(opening).rejects.toMatchObject({
      code: 'TRAINING_DATA_LACKS',
      details: { loss: 'flow-supervision', field: expect.stringContaining('worn.flow') },
    });
  });

  test('refuses a part that it has not.', async () => {
    const opening = taskWith({}).openStage({ part: 'face', losses: {}, lengths: [1] });
    await expect(opening).rejects.toThrow(DrapeflowError);
    await expect(opening).rejects.toThrow(/face.*warp, generator, both/);
  });

  test('shows the last frame of an example: torso, garment, warped, result, truth.', async () => {
    const changeless: Loss = {
      reads: ['tryOn'],
      describe: (graph, { tryOn }) => graph.apply('reduceMean', [tryOn!], { axes: [0, 1, 2, 3] }),
    };
    const stage = await taskWith({ changeless }).openStage({
      part: 'both',
      losses: { changeless: 1 },
      lengths: [2],
    });
    const inputs = await stage.example({ split: 'validation', index: 0, length: 2 });
    const black = { type: 'float32', shape: [1, 64, 48, 4], data: new Float32Array(64 * 48 * 4) };
    const picture = stage.picture(inputs, {
      warped: { ...black, data: black.data.map(() => 1) } as Tensors[string],
      tryOn: { ...black, data: black.data.map(() => -1) } as Tensors[string],
    });
    expect(picture).toMatchObject({ width: 5 * 48, height: 64 });
    const at = (panel: number) => picture.data[3 * (32 * 5 * 48 + panel * 48 + 24)];
    expect([at(2), at(3)]).toEqual([255, 0]);
    // The middle of the chest is the same red in the truth, and removed from what is seen.
    expect(at(0)).toBeCloseTo(128, -0.5);
    expect(Math.abs(at(4) - 180)).toBeLessThan(8);
  });
});
