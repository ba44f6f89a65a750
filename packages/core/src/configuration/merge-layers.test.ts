import { expect, test } from 'vitest';
import { layerOf, mergeLayers } from './merge-layers.js';

const layer = (origin: string, values: Record<string, unknown>) => ({ origin, values });

test('Later layers win, key by key.', () => {
  const merged = mergeLayers([
    layer('file', { threads: 1, video: { crf: 20, preset: 'fast' }, plugins: ['a', 'b'] }),
    layer('flag', { video: { crf: 10 }, plugins: ['c'] }),
  ]);
  expect(merged).toEqual({ threads: 1, video: { crf: 10, preset: 'fast' }, plugins: ['c'] });
});

test('Options can be given to a plugin that an earlier layer named.', () => {
  const merged = mergeLayers([
    layer('file', { memory: 'anchor-window' }),
    layer('variable', { memory: { options: { size: 6 } } }),
  ]);
  expect(merged).toEqual({ memory: { plugin: 'anchor-window', options: { size: 6 } } });
});

test('Options are dropped when a later layer chooses another plugin, and kept when it names the same.', () => {
  const file = layer('file', { memory: { plugin: 'anchor-window', options: { size: 6 } } });
  expect(mergeLayers([file, layer('flag', { memory: 'full' })])).toEqual({
    memory: { plugin: 'full' },
  });
  expect(mergeLayers([file, layer('flag', { memory: 'anchor-window' })])).toEqual(file.values);
});

test('Merging changes no layer.', () => {
  const file = layer('file', { video: { crf: 20 } });
  mergeLayers([file, layer('flag', { video: { crf: 10 } })]);
  expect(file.values).toEqual({ video: { crf: 20 } });
});

test('The origin of a value is the last layer that sets it, else the last that sets what holds it.', () => {
  const layers = [
    layer('file', { memory: { plugin: 'full', options: { size: 6 } }, video: {} }),
    layer('flag', { memory: 'full' }),
  ];
  expect(layerOf(layers, ['memory', 'options', 'size'])?.origin).toBe('file');
  expect(layerOf(layers, ['memory', 'plugin'])?.origin).toBe('flag');
  expect(layerOf(layers, ['video', 'crf'])?.origin).toBe('file');
  expect(layerOf(layers, ['threads'])).toBeUndefined();
});
