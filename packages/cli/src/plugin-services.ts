import type { Backend, PluginServices } from '@drapeflow/core';
import type { Settings } from './configuration/load-settings.js';
import { pictureReader, videoReader } from './media-readers.js';
import { weightsReader } from './read-weights.js';

/** What plugins are made with. */
export function pluginServices(
  { registry, configuration }: Settings,
  { modelRunner, graphRunner }: Backend,
): PluginServices {
  const services: PluginServices = {
    modelRunner,
    graphRunner,
    weightsReader,
    pictureReader,
    videoReader: videoReader(configuration),
    createWarp: (name) => registry.create('warp', name, {}, services),
    createTorso: (name) => registry.create('torso', name, {}, services),
  };
  return services;
}
