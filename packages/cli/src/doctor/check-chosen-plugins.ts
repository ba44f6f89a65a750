import { configuredKinds, type Backend, type ConfiguredKind } from '@drapeflow/core';
import { compose, disposeContainer, tokens } from '../composition.js';
import type { Settings } from '../configuration/load-settings.js';
import { pluginServices } from '../plugin-services.js';
import { failureOf, type Check } from './check.js';

/** Makes each chosen plugin as a try-on would, with its models and weights: nothing less shows that they are intact. */
export async function checkChosenPlugins(settings: Settings): Promise<Check[]> {
  const notices: string[] = [];
  const root = compose(settings, (notice) => notices.push(notice));
  try {
    // Where it does not start, the check of the backend says so.
    const backend = await root.resolve(tokens.backend).catch(() => undefined);
    if (!backend) return [];
    const checks: Check[] = [];
    for (const kind of configuredKinds) {
      checks.push(await checkPlugin(kind, settings, backend, () => notices.splice(0)));
    }
    return checks;
  } finally {
    await disposeContainer(root);
  }
}

async function checkPlugin(
  kind: ConfiguredKind,
  settings: Settings,
  backend: Backend,
  takeNotices: () => readonly string[],
): Promise<Check> {
  const { plugin, options } = settings.configuration[kind];
  const name = `${kind} ${plugin}`;
  try {
    const services = pluginServices(settings, backend);
    const instance = await settings.registry.create(kind, plugin, options, services);
    await instance.dispose?.();
    const notices = takeNotices();
    if (notices.length > 0) return { name, status: 'warning', found: notices.join(' ') };
    return { name, status: 'ok', found: 'It starts, with all that it loads.' };
  } catch (thrown) {
    return failureOf(name, thrown);
  }
}
