import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import {
  flowMemoryPlugins,
  PluginRegistry,
  warpGarment,
  type NetworkPreset,
  type PluginServices,
} from '@drapeflow/core';
import { geometricPlugins } from '@drapeflow/geometric';
import { learnedPlugins } from '@drapeflow/learned';
import { weightsReader } from '../read-weights.js';
import { standIn } from './stand-in.js';

export interface BenchNetworksRequest {
  readonly preset: NetworkPreset;
  readonly memory: string;
  /** Flows that the memory keeps, where its policy has a size; the policy's own choice without it. */
  readonly window: number | undefined;
  readonly frames: number;
  readonly json: boolean;
}

interface Portion {
  readonly framesPerSecond: number;
  readonly rssMb: number;
}

/** The first and the last part of a run that are compared. */
const share = 0.1;

/**
 * Runs warp network, flow memory and generator over many frames, as a video does, on onnxruntime's processor engine,
 * and compares the beginning with the end.
 */
export async function runBenchNetworks(request: BenchNetworksRequest): Promise<void> {
  const { preset, memory: memoryName, window, frames, json } = request;
  const cacheDirectory = await mkdtemp(join(tmpdir(), 'drapeflow-bench-'));
  const { createOnnxBackend } = await import('@drapeflow/backend-onnx');
  const threads = availableParallelism();
  const backend = await createOnnxBackend({ cacheDirectory, engine: 'cpu', threads });
  const registry = new PluginRegistry();
  const plugins = [...learnedPlugins, ...geometricPlugins, ...flowMemoryPlugins];
  for (const plugin of plugins) registry.add(plugin);
  const services: Partial<PluginServices> = {
    modelRunner: backend.modelRunner,
    graphRunner: backend.graphRunner,
    weightsReader,
    createWarp: (name) => registry.create('warp', name, {}, services),
  };
  const { garment, size, image, pose, parsing, torso } = standIn;
  try {
    const options = { preset };
    const warp = await registry.create(
      'warp',
      'flow-memory-warp',
      { ...options, prior: 'none' },
      services,
    );
    const generator = await registry.create(
      'generator',
      'flow-memory-generator',
      options,
      services,
    );
    const memoryOptions = window === undefined ? {} : { size: window };
    const memory = await registry.create('memory', memoryName, memoryOptions, services);
    await warp.prepare(garment, size);
    let previous: Parameters<typeof generator.generate>[0]['previous'];
    const step = async (): Promise<void> => {
      const given = { previous, pose, parsing, torso };
      const { flow, lowResolution } = await warp.warp({ ...given, memory: memory.read() });
      memory.push(lowResolution, pose);
      const warped = warpGarment(garment, flow);
      const { tryOn } = await generator.generate({ ...given, image, warped });
      previous = { pose, parsing, tryOn };
    };
    const portions = await measurePortions(frames, step);
    report(json, { preset, memory: memoryName, window, frames, threads, ...portions });
    await warp.dispose?.();
    await generator.dispose?.();
  } finally {
    await backend.dispose?.();
    await rm(cacheDirectory, { recursive: true });
  }
}

/** @param step one frame */
async function measurePortions(
  frames: number,
  step: () => Promise<void>,
): Promise<{ first: Portion; last: Portion }> {
  const length = Math.max(1, Math.floor(frames * share));
  const run = async (count: number): Promise<Portion> => {
    const start = performance.now();
    for (let i = 0; i < count; i++) await step();
    const seconds = (performance.now() - start) / 1000;
    return { framesPerSecond: count / seconds, rssMb: process.memoryUsage.rss() / 2 ** 20 };
  };
  const first = await run(length);
  await run(Math.max(0, frames - 2 * length));
  return { first, last: await run(length) };
}

interface NetworkFigures extends Omit<BenchNetworksRequest, 'json'> {
  readonly threads: number;
  readonly first: Portion;
  readonly last: Portion;
}

function report(json: boolean, figures: NetworkFigures): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(figures)}\n`);
    return;
  }
  const { preset, memory, frames, threads, first, last } = figures;
  const line = (title: string, { framesPerSecond, rssMb }: Portion) =>
    `${title}  ${framesPerSecond.toFixed(1).padStart(6)} frames/s  ${rssMb.toFixed(0).padStart(5)} MB\n`;
  const speed = (last.framesPerSecond / first.framesPerSecond).toFixed(2);
  const memoryRatio = (last.rssMb / first.rssMb).toFixed(2);
  process.stdout.write(
    `${threads} × ${cpus()[0].model.trim()}; preset ${preset}, memory ${memory}, ${frames} frames, inputs prepared and all\n` +
      line('first tenth', first) +
      line('last tenth ', last) +
      `last / first: speed ${speed}, memory ${memoryRatio}\n`,
  );
}
