import { resolve } from 'node:path';
import {
  checkPluginChoices,
  checkSection,
  describeProblem,
  DrapeflowError,
  layerOf,
  readConfiguration,
  type Configuration,
  type ConfigurationLayer,
  type PluginRegistry,
  type ValueProblem,
} from '@drapeflow/core';
import { backends } from '../backends.js';
import { createPluginRegistry } from '../built-in-plugins.js';
import { addUserPlugins } from '../user-plugins.js';
import { videoSettingsSchema } from '../video-settings.js';
import { assignmentLayer } from './assignment-layer.js';
import { standardCacheDirectory } from './cache-directory.js';
import { environmentLayers } from './environment-layers.js';
import { readFileLayer } from './file-layer.js';

/** Where the configuration comes from; later ones win. */
export interface SettingsSources {
  /** Where a configuration file is looked for. */
  readonly folder: string;
  readonly configFile?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `path=value` */
  readonly assignments: readonly string[];
  readonly flags: readonly ConfigurationLayer[];
}

/** The configuration, checked in full, and what it leads to. */
export interface Settings {
  /** Where the command runs. */
  readonly folder: string;
  readonly configuration: Configuration;
  readonly registry: PluginRegistry;
  readonly cacheDirectory: string;
}

/**
 * Reads the configuration, loads the user's plugins, and checks all options of all plugins.
 * @throws DrapeflowError CONFIG_INVALID with every fault; those of the configuration file and the plugin modules
 */
export async function loadSettings(sources: SettingsSources): Promise<Settings> {
  const file = await readFileLayer(sources.folder, sources.configFile);
  const layers = [
    ...(file ? [file] : []),
    ...environmentLayers(sources.environment),
    ...sources.assignments.map(assignmentLayer),
    ...sources.flags,
  ];
  /** Paths in a file are relative to it, others to where the command runs. */
  const folderOf = (key: keyof Configuration) =>
    file && layerOf(layers, [key]) === file ? file.folder : sources.folder;

  const { configuration, problems } = readConfiguration(layers);
  const registry = createPluginRegistry();
  const failures: DrapeflowError[] = [];
  for (const name of configuration.plugins) {
    await addUserPlugins(registry, name, folderOf('plugins')).catch((error: DrapeflowError) =>
      failures.push(error),
    );
  }
  const all = [
    ...problems,
    ...failures.map(problemOfPlugins),
    ...checkPluginChoices(configuration, registry),
    ...(await backends[configuration.backend].check(configuration)),
    ...checkSection(['video'], configuration.video, await videoSettingsSchema()),
  ];
  if (failures.length === 1 && all.length === 1) throw failures[0]!;
  if (all.length > 0) {
    const sentences = all.map((problem) => describeProblem(problem, layers));
    throw new DrapeflowError('CONFIG_INVALID', { problems: sentences });
  }
  const { cacheDirectory } = configuration;
  return {
    folder: sources.folder,
    configuration,
    registry,
    cacheDirectory: cacheDirectory
      ? resolve(folderOf('cacheDirectory'), cacheDirectory)
      : standardCacheDirectory(sources.environment),
  };
}

/** A failure of a plugin module as a fault of the configuration, to be told beside others. */
function problemOfPlugins({ message }: DrapeflowError): ValueProblem {
  return { path: ['plugins'], problem: message.replace(/\.$/, '') };
}
