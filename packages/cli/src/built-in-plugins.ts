import { flowMemoryPlugins, PluginRegistry } from '@drapeflow/core';
import { datasetPlugins } from '@drapeflow/datasets/plugins';
import { metricPlugins } from '@drapeflow/evaluation';
import { geometricPlugins } from '@drapeflow/geometric';
import { learnedPlugins } from '@drapeflow/learned';
import { preprocessPlugins } from '@drapeflow/preprocess-plugins';

/** A registry with every plugin that comes along. */
export function createPluginRegistry(): PluginRegistry {
  const registry = new PluginRegistry();
  const plugins = [
    ...preprocessPlugins,
    ...geometricPlugins,
    ...learnedPlugins,
    ...flowMemoryPlugins,
    ...datasetPlugins,
    ...metricPlugins,
  ];
  for (const plugin of plugins) registry.add(plugin);
  return registry;
}
