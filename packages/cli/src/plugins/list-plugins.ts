import {
  configurationSchema,
  configuredKinds,
  pluginKinds,
  type AnyPlugin,
  type PluginKind,
} from '@drapeflow/core';
import { loadSettings, type SettingsSources } from '../configuration/load-settings.js';
import { optionsOf, type PluginOption } from './plugin-options.js';

interface ListedPlugin {
  readonly name: string;
  readonly kind: PluginKind;
  readonly summary: string;
  /** Used unless the configuration chooses another. */
  readonly isDefault: boolean;
  readonly options: readonly PluginOption[];
}

/** Prints the plugins on stdout, those of the configuration included. */
export async function listPlugins(
  sources: SettingsSources,
  kind: PluginKind | undefined,
  json: boolean,
): Promise<void> {
  const { registry } = await loadSettings(sources);
  const listed = registry.list(kind).map(describePlugin);
  process.stdout.write(json ? `${JSON.stringify(listed)}\n` : describeKinds(listed));
}

const defaults = configurationSchema.parse({});

function describePlugin({ name, kind, summary, configSchema }: AnyPlugin): ListedPlugin {
  const isDefault = configuredKinds.some((each) => each === kind && defaults[each].plugin === name);
  return { name, kind, summary, isDefault, options: optionsOf(configSchema) };
}

function describeKinds(listed: readonly ListedPlugin[]): string {
  return pluginKinds
    .map((kind) => ({ kind, plugins: listed.filter((each) => each.kind === kind) }))
    .filter(({ plugins }) => plugins.length > 0)
    .map(({ kind, plugins }) => [kind, ...plugins.flatMap(describeLines), ''].join('\n'))
    .join('\n');
}

function describeLines({ name, summary, isDefault, options }: ListedPlugin): string[] {
  return [
    `  ${name}${isDefault ? ' (default)' : ''}: ${summary}`,
    ...options.map((option) => `    ${describeOption(option)}`),
  ];
}

function describeOption({ name, type, required, description = '', ...rest }: PluginOption): string {
  const standard = 'default' in rest ? `, default ${JSON.stringify(rest.default)}` : '';
  return `${name}: ${type}${required ? ', required' : standard}. ${description}`.trimEnd();
}
