import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DrapeflowError, messageOf, type PluginRegistry } from '@drapeflow/core';
import { resolveModulePath } from 'exsolve';

/**
 * Adds the plugins that a module exports by default, one or a list.
 * @param name an npm package, or a path that begins with a dot or is absolute, of JavaScript or TypeScript
 * @param folder where it is looked for from
 * @throws DrapeflowError PLUGIN_MODULE_NOT_FOUND, PLUGIN_MODULE_FAILED, PLUGIN_MALFORMED, PLUGIN_API_VERSION,
 *   PLUGIN_DUPLICATE
 */
export async function addUserPlugins(
  registry: PluginRegistry,
  name: string,
  folder: string,
): Promise<void> {
  const path = resolveModulePath(name, {
    from: pathToFileURL(resolve(folder, 'drapeflow.config.js')),
    conditions: ['node', 'import'],
    try: true,
    cache: false,
  });
  if (!path) throw new DrapeflowError('PLUGIN_MODULE_NOT_FOUND', { name, folder });
  const exported = await importDefault(name, path);
  const plugins = Array.isArray(exported) ? exported : [exported];
  for (const plugin of plugins) registry.add(plugin, `The default export of ${name}`);
}

async function importDefault(name: string, path: string): Promise<unknown> {
  try {
    return ((await importModule(path)) as { default?: unknown }).default;
  } catch (cause) {
    throw new DrapeflowError(
      'PLUGIN_MODULE_FAILED',
      { name, problem: messageOf(cause) },
      { cause },
    );
  }
}

async function importModule(path: string): Promise<unknown> {
  if (!/^\.[cm]?ts$/.test(extname(path))) return import(pathToFileURL(path).href);
  const { createJiti } = await import('jiti');
  return createJiti(import.meta.url).import(path);
}
