import { configuredKinds } from './configuration.js';

/** Values from one place: a file, an environment variable, a flag. */
export interface ConfigurationLayer {
  /** Where they come from, for messages. */
  readonly origin: string;
  readonly values: Readonly<Record<string, unknown>>;
}

type Values = Record<string, unknown>;

/**
 * Merges layers, later ones over earlier ones, objects key by key, other values as a whole. Options belong to
 * the plugin they were given for: a layer that chooses another plugin drops them.
 */
export function mergeLayers(layers: readonly ConfigurationLayer[]): Values {
  return layers.reduce<Values>(
    (merged, { values }) => merge(dropOptions(merged, withChoices(values)), withChoices(values)),
    {},
  );
}

/** The last layer that sets the value at a path or, if none does, what holds it. */
export function layerOf<Layer extends ConfigurationLayer>(
  layers: readonly Layer[],
  path: readonly string[],
): Layer | undefined {
  for (let length = path.length; length > 0; length--) {
    const found = layers.findLast(({ values }) => has(withChoices(values), path.slice(0, length)));
    if (found) return found;
  }
  return undefined;
}

/** `pose: 'name'` as `pose: {plugin: 'name'}`, so that layers can be merged. */
function withChoices(values: Values): Values {
  const choices = configuredKinds.filter((kind) => typeof values[kind] === 'string');
  return {
    ...values,
    ...Object.fromEntries(choices.map((kind) => [kind, { plugin: values[kind] }])),
  };
}

function dropOptions(merged: Values, next: Values): Values {
  const changed = configuredKinds.filter((kind) => {
    const [before, after] = [merged[kind], next[kind]];
    return isObject(before) && isObject(after) && after.plugin && after.plugin !== before.plugin;
  });
  return { ...merged, ...Object.fromEntries(changed.map((kind) => [kind, {}])) };
}

function merge(before: Values, after: Values): Values {
  const merged = { ...before };
  for (const [key, value] of Object.entries(after)) {
    const old = merged[key];
    merged[key] = isObject(old) && isObject(value) ? merge(old, value) : value;
  }
  return merged;
}

function has(values: unknown, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return true;
  return isObject(values) && Object.hasOwn(values, key) && has(values[key], rest);
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
