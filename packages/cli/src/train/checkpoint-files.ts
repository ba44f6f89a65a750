import { join } from 'node:path';
import {
  DrapeflowError,
  readSafetensors,
  writeSafetensors,
  type Checkpoint,
  type TrainingProgress,
  type Weights,
} from '@drapeflow/core';
import { z } from 'zod';
import { jsonOf } from './json-of.js';
import { readIfThere } from './read-if-there.js';
import type { FolderContent } from './replace-folder.js';

const progressFile = 'progress.json';
export const weightsFile = 'weights.safetensors';

/** A loss may be no finite number, for which JSON has no word. */
const lossSchema = z.union([
  z.number(),
  z.enum(['NaN', 'Infinity', '-Infinity']).transform((word) => Number(word)),
]);
const count = z.int().min(0);
const progressSchema = z.object({
  stage: count,
  stepInStage: count,
  step: count,
  convergence: z
    .object({ best: lossSchema.optional(), sinceBest: count })
    .transform(({ best, sinceBest }) => ({ best, sinceBest })),
});

/** The files of a checkpoint; those of weights say which networks they are of. */
export function checkpointContent(
  { progress, weights, average, adam }: Checkpoint,
  architecture: string,
): FolderContent {
  const metadata = { architecture };
  return {
    [weightsFile]: writeSafetensors(weights, metadata),
    'average.safetensors': writeSafetensors(average, metadata),
    'adam.safetensors': writeSafetensors(adam, metadata),
    [progressFile]: describeProgress(progress),
  };
}

/** The files of the best weights. */
export function bestContent(
  average: Weights,
  progress: TrainingProgress,
  metadata: Readonly<Record<string, string>>,
): FolderContent {
  return {
    [weightsFile]: writeSafetensors(average, metadata),
    [progressFile]: describeProgress(progress),
  };
}

/** @throws DrapeflowError TRAINING_CHECKPOINT_BROKEN, also where it is of other networks; FILE_NOT_READABLE */
export async function readCheckpoint(path: string, architecture: string): Promise<Checkpoint> {
  const broken = (problem: string, cause?: unknown) =>
    new DrapeflowError('TRAINING_CHECKPOINT_BROKEN', { path, problem }, { cause });

  async function read(name: string): Promise<Buffer> {
    const bytes = await readIfThere(join(path, name));
    if (!bytes) throw broken(`it has no ${name}`);
    return bytes;
  }
  async function readProgress(): Promise<TrainingProgress> {
    const { data } = progressSchema.safeParse(jsonOf((await read(progressFile)).toString()));
    if (!data) throw broken(`its ${progressFile} does not say where a training stands`);
    return data;
  }
  async function readWeights(name: string): Promise<Weights> {
    const { weights, metadata } = parse(name, await read(name));
    const { architecture: found = 'unknown ones' } = metadata;
    if (found === architecture) return weights;
    throw broken(`its ${name} is of other networks: ${found}, not ${architecture}`);
  }
  function parse(name: string, bytes: Buffer) {
    try {
      return readSafetensors(bytes, name);
    } catch (cause) {
      const { problem } = (cause as DrapeflowError<'WEIGHTS_INVALID'>).details;
      throw broken(`its ${name} is damaged: ${problem}`, cause);
    }
  }

  return {
    progress: await readProgress(),
    weights: await readWeights(weightsFile),
    average: await readWeights('average.safetensors'),
    adam: await readWeights('adam.safetensors'),
  };
}

function describeProgress(progress: TrainingProgress): string {
  const exact = (_key: string, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
  return `${JSON.stringify(progress, exact, 2)}\n`;
}
