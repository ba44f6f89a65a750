import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Configuration } from '@drapeflow/core';
import { backends } from '../backends.js';
import type { Settings } from '../configuration/load-settings.js';
import { failureOf, type Check } from './check.js';
import { runTinyModel } from './tiny-model.js';

/** Starts a backend and computes with it. One that is not chosen is not needed: its failure is a warning. */
export async function checkBackend(
  name: Configuration['backend'],
  { configuration }: Settings,
): Promise<Check> {
  const chosen = configuration.backend === name;
  const checkName = `backend ${name}${chosen ? ' (in use)' : ''}`;
  // The user's cache is another check's: this one must not fail for it.
  const cacheDirectory = await mkdtemp(join(tmpdir(), 'drapeflow-doctor-'));
  try {
    const own = chosen ? configuration : { engine: undefined, threads: undefined };
    const surroundings = { cacheDirectory, resolveFrom: [], onNotice: () => undefined };
    const backend = await backends[name].start(own, surroundings);
    try {
      await runTinyModel(backend.modelRunner);
    } finally {
      await backend.dispose?.();
    }
    const found = `${backend.modelRunner.description}: ran a small model.`;
    return { name: checkName, status: 'ok', found };
  } catch (thrown) {
    const failure = failureOf(checkName, thrown);
    if (chosen) return failure;
    return { ...failure, status: 'warning', remedy: 'Nothing, as long as it is not chosen.' };
  } finally {
    await rm(cacheDirectory, { recursive: true });
  }
}
