import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  gradientSourceOf,
  messageOf,
  type Backend,
  type Configuration,
  type NetworkPreset,
} from '@drapeflow/core';
import { backendNames, backends } from '../backends.js';
import { openParallelGradientSource } from '../training/parallel-gradient-source.js';
import { comparisonBatch, comparisonNetwork } from './comparison-network.js';
import { measureInference } from './measure-inference.js';
import { measuredFrames, measuredTrainingGraph, measureTraining } from './measure-training.js';

export interface BenchEnginesRequest {
  readonly json: boolean;
  /** Of all backends, if absent. */
  readonly backend: Configuration['backend'] | undefined;
  readonly preset: NetworkPreset;
  /** How long each figure is measured. */
  readonly seconds: number;
}

interface EngineFigures {
  readonly backend: Configuration['backend'];
  readonly engine: string;
  /** Why it is not measured. */
  readonly unavailable?: string;
  readonly inferenceFramesPerSecond?: number;
  readonly compileMilliseconds?: number;
  /** Absent where the engine does not differentiate. */
  readonly trainingFramesPerSecond?: number;
  /** With a process on each core. */
  readonly parallelTrainingFramesPerSecond?: number;
  /** Of the network that engines and frameworks are compared by, with a process on each core. */
  readonly comparisonFramesPerSecond?: number;
}

/** Measures every engine on this machine, one after the other, and prints them side by side. */
export async function runBenchEngines(request: BenchEnginesRequest): Promise<void> {
  const { json, preset } = request;
  const cacheDirectory = await mkdtemp(join(tmpdir(), 'drapeflow-bench-'));
  const machine = `${availableParallelism()} × ${cpus()[0].model.trim()}, Node ${process.versions.node}`;
  const figures: EngineFigures[] = [];
  if (!json) process.stdout.write(describeTable(machine, preset));
  try {
    for (const backend of request.backend ? [request.backend] : backendNames) {
      for (const engine of await backends[backend].engines()) {
        const measured = await measureEngine(backend, engine, request, cacheDirectory);
        figures.push(measured);
        if (!json) process.stdout.write(describeFigures(measured));
      }
    }
  } finally {
    await rm(cacheDirectory, { recursive: true });
  }
  if (!json) return;
  const report = { machine, preset, trainedFrames: measuredFrames, engines: figures };
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

async function measureEngine(
  name: Configuration['backend'],
  engine: string,
  { preset, seconds }: BenchEnginesRequest,
  cacheDirectory: string,
): Promise<EngineFigures> {
  const resolveFrom = [pathToFileURL(`${process.cwd()}/`).href];
  const settings = { engine, threads: name === 'onnx' ? availableParallelism() : undefined };
  const surroundings = { cacheDirectory, resolveFrom, onNotice: () => undefined };
  let backend: Backend;
  try {
    backend = await backends[name].start(settings, surroundings);
  } catch (error) {
    return { backend: name, engine, unavailable: messageOf(error) };
  }
  try {
    const { framesPerSecond, compileMilliseconds } = await measureInference(
      backend.graphRunner,
      preset,
      seconds,
    );
    const figures = {
      backend: name,
      engine,
      inferenceFramesPerSecond: framesPerSecond,
      compileMilliseconds,
    };
    if (!backend.differentiator) return figures;
    const graph = await measuredTrainingGraph(preset);
    const source = gradientSourceOf(backend.differentiator);
    const alone = await measureTraining(source, graph, measuredFrames, 1, seconds);
    if (!gainsByProcesses(engine)) return { ...figures, trainingFramesPerSecond: alone };
    const count = availableParallelism();
    const start = { backend: name, settings, cacheDirectory, resolveFrom };
    const parallel = await openParallelGradientSource(start, count);
    const together = await measureTraining(parallel, graph, measuredFrames, count, seconds);
    const network = comparisonNetwork();
    const compared = await measureTraining(parallel, network, comparisonBatch, count, seconds);
    parallel.dispose();
    return {
      ...figures,
      trainingFramesPerSecond: alone,
      parallelTrainingFramesPerSecond: together,
      comparisonFramesPerSecond: compared,
    };
  } catch (error) {
    return { backend: name, engine, unavailable: messageOf(error) };
  } finally {
    await backend.dispose?.();
  }
}

/**
 * Processes side by side make a processor faster, and only get in each other's way on a GPU. Plain JavaScript, `cpu`,
 * is for tests: it takes minutes for a step.
 */
function gainsByProcesses(engine: string): boolean {
  return engine === 'node' || engine === 'wasm';
}

function describeTable(machine: string, preset: NetworkPreset): string {
  const title = `${machine}; preset ${preset}, training on sequences of ${measuredFrames} frames`;
  const columns = [
    'engine',
    'inference',
    'compile',
    'training',
    'process a core',
    'U-Net likewise',
  ];
  return `${title}\n\n${lineOf(columns)}`;
}

function describeFigures(figures: EngineFigures): string {
  const name = `${figures.backend} ${figures.engine}`;
  if (figures.unavailable) return lineOf([name, figures.unavailable]);
  const rate = (value: number | undefined) => (value ? `${value.toFixed(1)} frames/s` : '–');
  return lineOf([
    name,
    rate(figures.inferenceFramesPerSecond),
    `${Math.round(figures.compileMilliseconds ?? 0)} ms`,
    rate(figures.trainingFramesPerSecond),
    rate(figures.parallelTrainingFramesPerSecond),
    rate(figures.comparisonFramesPerSecond),
  ]);
}

function lineOf(cells: readonly string[]): string {
  const padded = cells.map((cell, at) => (at < cells.length - 1 ? cell.padEnd(16) : cell));
  return `${padded.join('  ')}\n`;
}
