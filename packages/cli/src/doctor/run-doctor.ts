import { pluginKinds } from '@drapeflow/core';
import {
  loadSettings,
  type Settings,
  type SettingsSources,
} from '../configuration/load-settings.js';
import { failureOf, type Check } from './check.js';
import { checkBackend } from './check-backend.js';
import { checkCache } from './check-cache.js';
import { checkChosenPlugins } from './check-chosen-plugins.js';
import { checkFfmpeg } from './check-ffmpeg.js';
import { checkMachine } from './check-machine.js';
import { checkNode } from './check-node.js';

/**
 * Checks everything and prints what is found.
 * @returns the exit code: 1 when something that is needed fails
 */
export async function runDoctor(sources: SettingsSources, json: boolean): Promise<number> {
  const checks = [
    checkNode(),
    checkMachine(),
    await checkFfmpeg(),
    ...(await checkSettings(sources)),
  ];
  const healthy = checks.every(({ status }) => status !== 'failure');
  process.stdout.write(
    json ? `${JSON.stringify({ healthy, checks })}\n` : checks.map(describeCheck).join(''),
  );
  return healthy ? 0 : 1;
}

/** What depends on the configuration; where that is faulty, it is what is to be mended first. */
async function checkSettings(sources: SettingsSources): Promise<Check[]> {
  let settings: Settings;
  try {
    settings = await loadSettings(sources);
  } catch (thrown) {
    return [failureOf('configuration', thrown)];
  }
  return [
    { name: 'configuration', status: 'ok', found: 'It has no fault.' },
    describePlugins(settings),
    ...(await checkBackend('onnx', settings)),
    ...(await checkBackend('tfjs', settings)),
    await checkCache(settings.cacheDirectory),
    ...(await checkChosenPlugins(settings)),
  ];
}

function describePlugins({ registry }: Settings): Check {
  const counts = pluginKinds
    .map((kind) => ({ kind, count: registry.list(kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${kind}`);
  return { name: 'plugins', status: 'ok', found: `Loaded: ${counts.join(', ')}.` };
}

const marks = { ok: 'ok     ', warning: 'warning', failure: 'FAILURE' } as const;

function describeCheck({ name, status, found, remedy }: Check): string {
  return `${marks[status]}  ${name}: ${found}${remedy ? ` ${remedy}` : ''}\n`;
}
