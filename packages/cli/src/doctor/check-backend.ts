import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DrapeflowError, messageOf, type Configuration } from '@drapeflow/core';
import { backends, type BackendSettings } from '../backends.js';
import type { Settings } from '../configuration/load-settings.js';
import { failureOf, type Check } from './check.js';
import { measureThroughput } from './measure-throughput.js';
import { runTinyModel } from './tiny-model.js';

/**
 * Starts a backend as it is configured, runs a model and measures it, and the same for each of its engines. What is
 * not chosen is not needed: its failure is a warning.
 */
export async function checkBackend(
  name: Configuration['backend'],
  settings: Settings,
): Promise<Check[]> {
  const chosen = settings.configuration.backend === name;
  const { engine: own, threads } = chosen ? settings.configuration : notConfigured;
  const checks = [
    await checkEngine(
      `backend ${name}${chosen ? ' (in use)' : ''}`,
      name,
      { engine: own, threads },
      chosen,
    ),
  ];
  for (const engine of await backends[name].engines()) {
    checks.push(
      await checkEngine(`engine ${name} ${engine}`, name, { engine, threads: undefined }, false),
    );
  }
  return checks;
}

const notConfigured: BackendSettings = { engine: undefined, threads: undefined };

async function checkEngine(
  checkName: string,
  name: Configuration['backend'],
  settings: BackendSettings,
  isNeeded: boolean,
): Promise<Check> {
  try {
    const found = await inTemporaryFolder((folder) => tryBackend(name, settings, folder));
    return { name: checkName, status: 'ok', found };
  } catch (thrown) {
    const failure = failureOf(checkName, thrown);
    return isNeeded ? failure : { ...failure, status: 'warning', found: reasonOf(thrown) };
  }
}

/** @returns what it is and how fast */
async function tryBackend(
  name: Configuration['backend'],
  settings: BackendSettings,
  cacheDirectory: string,
): Promise<string> {
  const resolveFrom = [pathToFileURL(`${process.cwd()}/`).href];
  const surroundings = { cacheDirectory, resolveFrom, onNotice: () => undefined };
  const backend = await backends[name].start(settings, surroundings);
  try {
    await runTinyModel(backend.modelRunner);
    const speed = await measureThroughput(backend.graphRunner);
    return `${backend.modelRunner.description}: ran a small model, ${speed.toFixed(1)} GFLOP/s.`;
  } finally {
    await backend.dispose?.();
  }
}

/** The user's cache is another check's: this one must not fail for it. */
async function inTemporaryFolder<Result>(
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'drapeflow-doctor-')).catch((cause: unknown) => {
    const details = { path: tmpdir(), problem: messageOf(cause) };
    throw new DrapeflowError('OUTPUT_NOT_WRITABLE', details, { cause });
  });
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Why an engine that is not chosen does not run, and how that is mended: to choose another is no remedy there. */
function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof DrapeflowError) || thrown.code !== 'BACKEND_UNAVAILABLE') {
    return messageOf(thrown);
  }
  const { problems } = thrown.details as { readonly problems: readonly string[] };
  return `${problems.join('; ')}.`;
}
