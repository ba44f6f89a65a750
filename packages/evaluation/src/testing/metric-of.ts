import { PluginRegistry, type Metric, type PluginServices } from '@drapeflow/core';
import { metricPlugins } from '../metrics/index.js';

const registry = new PluginRegistry();
for (const plugin of metricPlugins) registry.add(plugin);

/** A fresh metric by its plugin's name. */
export function metricOf(
  name: string,
  options: object = {},
  services: Partial<PluginServices> = {},
): Promise<Metric> {
  return registry.create('metric', name, options, services);
}
