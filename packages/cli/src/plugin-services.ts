import type { Backend, PluginServices } from '@drapeflow/core';
import type { Settings } from './configuration/load-settings.js';
import { weightsReader } from './read-weights.js';

/** What plugins are made with. */
export function pluginServices(
  { registry }: Settings,
  { modelRunner, graphRunner }: Backend,
): PluginServices {
  const services: PluginServices = {
    modelRunner,
    graphRunner,
    weightsReader,
    createWarp: (name) => registry.create('warp', name, {}, services),
  };
  return services;
}
