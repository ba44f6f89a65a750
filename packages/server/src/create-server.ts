import Fastify, { type FastifyInstance } from 'fastify';
import { pluginKinds, type PluginRegistry } from '@drapeflow/core';

/** The HTTP server: what is alive, and what it can do. */
export function createServer(registry: PluginRegistry): FastifyInstance {
  const server = Fastify();

  server.get('/health', async () => ({ status: 'ok', uptimeSeconds: process.uptime() }));

  server.get('/plugins', async () =>
    Object.fromEntries(
      pluginKinds.map((kind) => [
        kind,
        registry.list(kind).map(({ name, summary }) => ({ name, summary })),
      ]),
    ),
  );

  return server;
}
