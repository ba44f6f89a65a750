import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gradientSourceOf, messageOf, type Backend, type Configuration } from '@drapeflow/core';
import { backends } from '../backends.js';
import { openParallelGradientSource } from '../training/parallel-gradient-source.js';
import { measureInference } from './measure-inference.js';
import { measuredFrames, measuredTrainingGraph, measureTraining } from './measure-training.js';

export interface BenchEnginesRequest {
  readonly json: boolean;
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
}

const preset = 'live';

/** Measures every engine on this machine, one after the other, and prints them side by side. */
export async function runBenchEngines({ json, seconds }: BenchEnginesRequest): Promise<void> {
  const cacheDirectory = await mkdtemp(join(tmpdir(), 'drapeflow-bench-'));
  const figures: EngineFigures[] = [];
  try {
    for (const backend of Object.keys(backends) as Configuration['backend'][]) {
      for (const engine of await backends[backend].engines()) {
        figures.push(await measureEngine(backend, engine, cacheDirectory, seconds));
      }
    }
  } finally {
    await rm(cacheDirectory, { recursive: true });
  }
  const machine = `${availableParallelism()} × ${cpus()[0].model.trim()}, Node ${process.versions.node}`;
  const report = { machine, preset, trainedFrames: measuredFrames, engines: figures };
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : describeFigures(machine, figures));
}

async function measureEngine(
  name: Configuration['backend'],
  engine: string,
  cacheDirectory: string,
  seconds: number,
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
    if (!runsOnProcessor(engine)) return { ...figures, trainingFramesPerSecond: alone };
    const count = availableParallelism();
    const start = { backend: name, settings, cacheDirectory, resolveFrom };
    const parallel = await openParallelGradientSource(start, count);
    const together = await measureTraining(parallel, graph, measuredFrames, count, seconds);
    parallel.dispose();
    return {
      ...figures,
      trainingFramesPerSecond: alone,
      parallelTrainingFramesPerSecond: together,
    };
  } catch (error) {
    return { backend: name, engine, unavailable: messageOf(error) };
  } finally {
    await backend.dispose?.();
  }
}

/** Processes side by side make a processor faster, and only get in each other's way on a GPU. */
function runsOnProcessor(engine: string): boolean {
  return engine === 'node' || engine === 'wasm' || engine === 'cpu';
}

function describeFigures(machine: string, figures: readonly EngineFigures[]): string {
  const columns = ['engine', 'inference', 'compile', 'training', 'training, a process a core'];
  const rows = figures.map((each) => {
    const name = `${each.backend} ${each.engine}`;
    if (each.unavailable) return [name, each.unavailable];
    const rate = (value: number | undefined) => (value ? `${value.toFixed(1)} frames/s` : '–');
    return [
      name,
      rate(each.inferenceFramesPerSecond),
      `${Math.round(each.compileMilliseconds ?? 0)} ms`,
      rate(each.trainingFramesPerSecond),
      rate(each.parallelTrainingFramesPerSecond),
    ];
  });
  const line = (cells: readonly string[]) =>
    cells.map((cell, at) => (at < cells.length - 1 ? cell.padEnd(16) : cell)).join('  ');
  const title = `${machine}; preset ${preset}, training on sequences of ${measuredFrames} frames`;
  return `${[title, '', line(columns), ...rows.map(line)].join('\n')}\n`;
}
