import type { z } from 'zod';
import type { PluginRegistry } from '../plugins/plugin-registry.js';
import { configurationSchema, configuredKinds, type Configuration } from './configuration.js';
import { listProblems, type ValueProblem } from './describe-issues.js';
import { layerOf, mergeLayers, type ConfigurationLayer } from './merge-layers.js';
import { nearestName } from './nearest-name.js';

/** What layers say, and what is wrong with them; a top-level key with a fault has its default. */
export interface ReadConfiguration {
  readonly configuration: Configuration;
  readonly problems: readonly ValueProblem[];
}

/** Merges and checks layers, later ones over earlier ones. */
export function readConfiguration(layers: readonly ConfigurationLayer[]): ReadConfiguration {
  const values = mergeLayers(layers);
  const { data, error } = configurationSchema.safeParse(values);
  if (data) return { configuration: data, problems: [] };
  const problems = listProblems(error, configurationSchema);
  const faulty = new Set(problems.map(({ path }) => path[0]));
  const sound = Object.entries(values).filter(([key]) => !faulty.has(key));
  return { configuration: configurationSchema.parse(Object.fromEntries(sound)), problems };
}

/** Checks that the chosen plugins exist and take the options given. */
export function checkPluginChoices(
  configuration: Configuration,
  registry: PluginRegistry,
): ValueProblem[] {
  return configuredKinds.flatMap((kind) => {
    const { plugin: name, options } = configuration[kind];
    const known = registry.list(kind);
    const plugin = known.find((each) => each.name === name);
    if (plugin) return checkSection([kind, 'options'], options, plugin.configSchema);
    const names = known.map((each) => each.name);
    const nearest = nearestName(name, names);
    const hint = nearest ? `did you mean '${nearest}'?` : `there are ${names.join(', ') || 'none'}`;
    return [{ path: [kind], problem: `there is no ${kind} plugin '${name}'; ${hint}` }];
  });
}

/** Checks a part of the configuration by its owner's schema. */
export function checkSection(
  path: readonly string[],
  value: unknown,
  schema: z.ZodType,
): ValueProblem[] {
  const { error } = schema.safeParse(value);
  if (!error) return [];
  return listProblems(error, schema).map((each) => ({ ...each, path: [...path, ...each.path] }));
}

/** One sentence for a fault: its path, what is wrong, and where the value comes from. */
export function describeProblem(
  { path, problem }: ValueProblem,
  layers: readonly ConfigurationLayer[],
): string {
  const origin = layerOf(layers, path)?.origin;
  return `${path.join('.')}: ${problem}${origin ? ` (from ${origin})` : ''}`;
}
