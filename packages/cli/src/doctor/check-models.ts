import { access, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { configuredKinds, DrapeflowError, type ModelSpec } from '@drapeflow/core';
import { resolveModulePath } from 'exsolve';
import type { Settings } from '../configuration/load-settings.js';
import { failureOf, type Check } from './check.js';

/** Looks for the models that the chosen plugins ask for, and whether they are converted already. */
export async function checkModels(settings: Settings): Promise<Check[]> {
  const specs = await requestedModels(settings);
  const cached = await readdir(settings.cacheDirectory).catch((): string[] => []);
  return Promise.all(specs.map((spec) => checkModel(spec, settings, cached)));
}

/** Plugins ask for their models when they are made: each is made with a runner that notes what is asked for. */
async function requestedModels({ configuration, registry }: Settings): Promise<ModelSpec[]> {
  const specs = new Map<string, ModelSpec>();
  const modelRunner = {
    description: 'notes what is asked for',
    load: (spec: ModelSpec) => {
      specs.set(spec.name, spec);
      return Promise.reject(new Error('Nothing is run here.'));
    },
  };
  for (const kind of configuredKinds) {
    const { plugin, options } = configuration[kind];
    const instance = await registry
      .create(kind, plugin, options, { modelRunner })
      .catch(() => undefined);
    await instance?.dispose?.();
  }
  return [...specs.values()];
}

async function checkModel(
  spec: ModelSpec,
  { folder }: Settings,
  cached: readonly string[],
): Promise<Check> {
  const name = `model ${spec.name}`;
  try {
    const path = locate(spec, folder);
    await access(path).catch(() => {
      throw new DrapeflowError('FILE_NOT_FOUND', { path });
    });
    if (spec.format === 'onnx') return { name, status: 'ok', found: `${path} is there.` };
    const converted = cached.some((file) => file.startsWith(`${spec.name}-`));
    const state = converted ? 'It is converted.' : 'It is converted when it is first used.';
    return { name, status: 'ok', found: `${path} is there. ${state}` };
  } catch (thrown) {
    return failureOf(name, thrown);
  }
}

function locate({ name, location }: ModelSpec, folder: string): string {
  if ('file' in location) return location.file;
  const from = [import.meta.resolve('@drapeflow/preprocess-plugins'), pathToFileURL(`${folder}/`)];
  const manifest = resolveModulePath(`${location.package}/package.json`, { from, try: true });
  if (!manifest) {
    throw new DrapeflowError('MODEL_PACKAGE_MISSING', { model: name, package: location.package });
  }
  return join(dirname(manifest), location.path);
}
