import 'reflect-metadata';
import { container, instanceCachingFactory, type DependencyContainer } from 'tsyringe';
import { flowMemoryPlugins, PluginRegistry } from '@drapeflow/core';
import { geometricPlugins } from '@drapeflow/geometric';
import { learnedPlugins } from '@drapeflow/learned';
import { preprocessPlugins } from '@drapeflow/preprocess-plugins';
import { createServer } from './create-server.js';

export const tokens = {
  registry: Symbol('PluginRegistry'),
  server: Symbol('FastifyInstance'),
} as const;

/** Wires the server; the only place that knows which packages there are. */
export function compose(): DependencyContainer {
  const root = container.createChildContainer();
  root.register(tokens.registry, {
    useFactory: instanceCachingFactory(() => {
      const registry = new PluginRegistry();
      const own = [preprocessPlugins, geometricPlugins, learnedPlugins, flowMemoryPlugins];
      for (const plugin of own.flat()) registry.add(plugin);
      return registry;
    }),
  });
  root.register(tokens.server, {
    useFactory: instanceCachingFactory((child) => createServer(child.resolve(tokens.registry))),
  });
  return root;
}
