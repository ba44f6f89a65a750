import { expect, test } from 'vitest';
import { mergeLayers } from '@drapeflow/core';
import { environmentLayers } from './environment-layers.js';

const read = (environment: Record<string, string>) => mergeLayers(environmentLayers(environment));

test('Underscores begin words, and two go one level down.', () => {
  expect(
    read({
      DRAPEFLOW_BACKEND: 'tfjs',
      DRAPEFLOW_PERSON_MASK: 'my-mask',
      DRAPEFLOW_MEMORY__OPTIONS__SIZE: '6',
      DRAPEFLOW_PERSON_AT: '{"x": 10, "y": 20}',
      DRAPEFLOW_PLUGINS: '["./mine.js"]',
    }),
  ).toEqual({
    backend: 'tfjs',
    personMask: { plugin: 'my-mask' },
    memory: { options: { size: 6 } },
    personAt: { x: 10, y: 20 },
    plugins: ['./mine.js'],
  });
});

test('DRAPEFLOW_CACHE is the cache folder, DRAPEFLOW_FFMPEG is no key, other variables are not read.', () => {
  const environment = { DRAPEFLOW_CACHE: '/c', DRAPEFLOW_FFMPEG: '/usr/bin/ffmpeg', PATH: '/bin' };
  expect(read(environment)).toEqual({ cacheDirectory: '/c' });
});

test('An empty variable is as good as none.', () => {
  expect(environmentLayers({ DRAPEFLOW_BACKEND: '' })).toEqual([]);
});

test('Each variable is named as the origin of its value.', () => {
  expect(environmentLayers({ DRAPEFLOW_THREADS: '2' })).toEqual([
    { origin: 'the environment variable DRAPEFLOW_THREADS', values: { threads: 2 } },
  ]);
});
