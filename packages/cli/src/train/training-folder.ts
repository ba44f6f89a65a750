import { mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { DrapeflowError } from '@drapeflow/core';
import { z } from 'zod';
import { renameDurably, writeDurably } from './durable-files.js';
import { firstDifference } from './first-difference.js';
import { jsonOf } from './json-of.js';
import { readIfThere } from './read-if-there.js';
import { isLock, lockFolder } from './training-lock.js';
import type { TrainingDescription } from './training-report.js';
import { writing } from './writing.js';

/** What a training is. One with another architecture, configuration or data is another one. */
export type TrainingIdentity = Omit<TrainingDescription, 'begun'>;

export interface TrainingFolder {
  readonly path: string;
  /** What was written when it began; its version may be an older one. */
  readonly training: TrainingDescription;
  /** Lets other processes train in it. */
  close(): Promise<void>;
}

const descriptionFile = 'training.json';
const partialFile = `.${descriptionFile}.partial`;
const describedSchema = z.object({
  version: z.string(),
  architecture: z.string(),
  configuration: z.unknown(),
  data: z.unknown(),
  begun: z.iso.datetime(),
});

/**
 * Opens the folder of a training for this process alone: makes it, or goes on in one that the same training began.
 * @throws DrapeflowError TRAINING_FOLDER_FOREIGN where it belongs to something else, TRAINING_FOLDER_BUSY where another
 * process trains in it; OUTPUT_FOLDER_MISSING, OUTPUT_NOT_WRITABLE, OUTPUT_DISK_FULL, FILE_NOT_READABLE
 */
export async function openTrainingFolder(
  path: string,
  identity: TrainingIdentity,
): Promise<TrainingFolder> {
  await makeFolder(path);
  await assertNotOfOthers(path);
  const close = await lockFolder(path);
  try {
    return { path, training: await begunTraining(path, identity), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function makeFolder(path: string): Promise<void> {
  const folder = dirname(resolve(path));
  const parent = await stat(folder).catch(() => undefined);
  if (!parent?.isDirectory()) throw new DrapeflowError('OUTPUT_FOLDER_MISSING', { path, folder });
  // With `recursive` it may be there already.
  await writing(path, mkdir(path, { recursive: true }));
}

/** Nothing is written into a folder that has something, but no training. */
async function assertNotOfOthers(path: string): Promise<void> {
  const names = await writing(path, readdir(path));
  if (names.includes(descriptionFile)) return;
  const found = names.find((name) => !isLock(name) && name !== partialFile);
  if (found) throw foreign(path, `it has ${found}, but no ${descriptionFile}`);
}

/** The training that was begun here, which is the one that is asked for; it begins now if there is none. */
async function begunTraining(
  path: string,
  identity: TrainingIdentity,
): Promise<TrainingDescription> {
  const bytes = await readIfThere(join(path, descriptionFile));
  if (!bytes) return begin(path, identity);
  const { data: found } = describedSchema.safeParse(jsonOf(bytes.toString()));
  if (!found) throw foreign(path, `its ${descriptionFile} does not describe a training`);
  const { version, begun, ...rest } = found;
  const { architecture, configuration, data } = identity;
  const wanted: unknown = JSON.parse(JSON.stringify({ architecture, configuration, data }));
  const difference = firstDifference(wanted, rest);
  if (!difference) return { ...identity, version, begun };
  const { path: at, a: now, b: then } = difference;
  throw foreign(path, `it was begun with ${at} ${told(then)}, and now it is ${told(now)}`);
}

async function begin(path: string, identity: TrainingIdentity): Promise<TrainingDescription> {
  const training = { ...identity, begun: new Date().toISOString() };
  const partial = join(path, partialFile);
  const written = writeDurably(partial, `${JSON.stringify(training, undefined, 2)}\n`);
  await writing(path, written);
  await writing(path, renameDurably(partial, join(path, descriptionFile)));
  return training;
}

const told = (value: unknown) => (value === undefined ? 'not given' : JSON.stringify(value));

function foreign(path: string, problem: string): DrapeflowError {
  return new DrapeflowError('TRAINING_FOLDER_FOREIGN', { path, problem });
}
