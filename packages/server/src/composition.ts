import 'reflect-metadata';
import { container, instanceCachingFactory, type DependencyContainer } from 'tsyringe';
import { flowMemoryPlugins, PluginRegistry } from '@drapeflow/core';
import { geometricPlugins } from '@drapeflow/geometric';
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
      for (const plugin of [...preprocessPlugins, ...geometricPlugins, ...flowMemoryPlugins]) {
        registry.add(plugin);
      }
      return registry;
    }),
  });
  root.register(tokens.server, {
    useFactory: instanceCachingFactory((child) => createServer(child.resolve(tokens.registry))),
  });
  return root;
}
