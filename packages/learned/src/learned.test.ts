import {
  DrapeflowError,
  generatorGraph,
  initialWeights,
  networkPresets,
  PluginRegistry,
  referenceGraphRunner,
  type AppearanceFlow,
  type FlowMemoryEntry,
  type PluginServices,
  type WarpNetwork,
  type Weights,
} from '@drapeflow/core';
import { describeGenerator, describeWarpNetwork, paperDoll } from '@drapeflow/core/testing';
import { describe, expect, test } from 'vitest';
import { learnedPlugins } from './index.js';

const registry = new PluginRegistry();
for (const plugin of learnedPlugins) registry.add(plugin);

const files = new Map<string, { weights: Weights; metadata: Record<string, string> }>();
const services: Partial<PluginServices> = {
  modelRunner: { description: 'none', load: () => Promise.reject(new Error('There is none.')) },
  graphRunner: referenceGraphRunner,
  weightsReader: {
    read: async (path) => ({ ...files.get(path)!, weights: new Map(files.get(path)!.weights) }),
    readModel: () => Promise.reject(new Error('There is none.')),
  },
  createWarp: async () => identityWarp,
};
/** Stands for the geometric warp: it lays the picture over the whole image. */
const identityWarp: WarpNetwork = {
  needsTorso: false,
  prepare: async () => {},
  warp: async () => ({ flow: identity(192, 256), lowResolution: identity(48, 64) }),
};

function identity(width: number, height: number): AppearanceFlow {
  const data = new Float32Array(2 * width * height);
  for (let i = 0; i < width * height; i++) {
    data[2 * i] = (2 * (i % width) + 1) / width - 1;
    data[2 * i + 1] = (2 * Math.floor(i / width) + 1) / height - 1;
  }
  return { width, height, data };
}

const createWarp = (options: object = {}) =>
  registry.create('warp', 'flow-memory-warp', { preset: 'tiny', ...options }, services);
const createGenerator = (options: object = {}) =>
  registry.create('generator', 'flow-memory-generator', { preset: 'tiny', ...options }, services);

describeWarpNetwork('with flow memory', createWarp);
describeGenerator('with the frame before', createGenerator);

const { image, pose, parsing, torso, garment, size } = paperDoll();
const input = { previous: { pose, parsing, tryOn: image }, pose, parsing, torso };

/** Flows of earlier frames, each shifted by a little more. */
function memoryOf(count: number): FlowMemoryEntry[] {
  return Array.from({ length: count }, (_, index) => {
    const flow = identity(12, 16);
    flow.data.forEach((value, i) => (flow.data[i] = value + 0.02 * index));
    const small = paperDoll().pose;
    return { index, flow, pose: small };
  });
}

async function warpWith(options: object, memory: readonly FlowMemoryEntry[]) {
  const network = await createWarp(options);
  await network.prepare(garment, size);
  const { flow } = await network.warp({ ...input, memory });
  await network.dispose?.();
  return flow.data;
}

describe('the warp network with flow memory', () => {
  test('reads a memory of any length, with the same result in one run as in several.', async () => {
    const memory = memoryOf(5);
    const several = await warpWith({ memorySlots: 2 }, memory);
    const one = await warpWith({ memorySlots: 8 }, memory);
    several.forEach((value, i) => expect(value).toBeCloseTo(one[i], 4));
  });

  test('is guided by the flows of earlier frames.', async () => {
    expect(await warpWith({}, memoryOf(2))).not.toEqual(await warpWith({}, []));
  });

  test('begins with the flow of the geometric warp, or with nothing.', async () => {
    const [begun, alone] = [await warpWith({}, []), await warpWith({ prior: 'none' }, [])];
    expect(begun).not.toEqual(alone);
    const start = identity(192, 256).data;
    const off = begun.map((value, i) => Math.abs(value - start[i]));
    expect(Math.max(...off)).toBeLessThan(0.3);
  });
});

describe('weights', () => {
  const graph = generatorGraph(networkPresets.tiny);
  const weights = initialWeights(graph, 3);
  files.set('tiny.safetensors', { weights, metadata: { preset: 'tiny' } });
  files.set('anonymous.safetensors', { weights, metadata: {} });

  test('are warned of where there are none.', async () => {
    const [warp, generator] = [await createWarp(), await createGenerator()];
    expect(warp.warnings).toEqual([expect.stringMatching(/^The warp network .*untrained/)]);
    expect(generator.warnings).toEqual([expect.stringMatching(/^The generator .*untrained/)]);
  });

  test('say themselves what preset they are for, and are used.', async () => {
    const options = { preset: undefined, weights: 'tiny.safetensors' };
    const generator = await createGenerator(options);
    expect(generator.warnings).toEqual([]);
    const frame = { ...input, image, warped: paperDoll().warped };
    const other = await createGenerator();
    expect((await generator.generate(frame)).tryOn).not.toEqual(
      (await other.generate(frame)).tryOn,
    );
  });

  test.each([
    [
      'of another preset',
      { preset: 'live', weights: 'tiny.safetensors' },
      /preset live: they were made for the preset tiny/,
    ],
    [
      'of another network',
      { preset: 'live', weights: 'anonymous.safetensors' },
      /generator: .*not \[3, 3, 3, 16\]/,
    ],
  ])('%s are refused, with what differs.', async (_what, options, message) => {
    const refused = createGenerator(options);
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.toBeInstanceOf(DrapeflowError);
  });
});
