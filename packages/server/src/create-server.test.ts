import type { FastifyInstance } from 'fastify';
import { expect, test } from 'vitest';
import { compose, tokens } from './composition.js';

const server = compose().resolve<FastifyInstance>(tokens.server);

test('The server says that it is alive.', async () => {
  const response = await server.inject('/health');
  expect(response.statusCode).toBe(200);
  expect(response.json()).toMatchObject({ status: 'ok' });
});

test('The server lists its plugins by kind.', async () => {
  const { warp, memory } = (await server.inject('/plugins')).json() as Record<
    string,
    { name: string }[]
  >;
  expect(warp.map(({ name }) => name)).toContain('thin-plate-spline');
  expect(memory.map(({ name }) => name)).toEqual(['anchor-window', 'full', 'none']);
});
