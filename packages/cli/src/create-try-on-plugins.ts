import {
  tryOnKinds,
  type Backend,
  type NamedInstance,
  type TryOnKind,
  type TryOnPlugins,
} from '@drapeflow/core';
import type { Settings } from './configuration/load-settings.js';
import { pluginServices } from './plugin-services.js';

/** Makes an instance of each chosen plugin, for one video. Nothing is left behind if one of them fails. */
export async function createTryOnPlugins(
  settings: Settings,
  backend: Backend,
): Promise<TryOnPlugins> {
  const { configuration, registry } = settings;
  const services = pluginServices(settings, backend);
  const made = await Promise.allSettled(
    tryOnKinds.map(async (kind) => {
      const { plugin: name, options } = configuration[kind];
      const instance = await registry.create(kind, name, options, services);
      return [kind, { name, instance }] as const;
    }),
  );
  const failed = made.find((each) => each.status === 'rejected');
  const instances = made.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  if (!failed) return Object.fromEntries(instances) as { [Kind in TryOnKind]: NamedInstance<Kind> };
  await Promise.all(instances.map(([, { instance }]) => instance.dispose?.()));
  throw failed.reason;
}
