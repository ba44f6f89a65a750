import { expect, test } from 'vitest';
import { mapPose } from '../arithmetic/pose-in-box.js';
import type { FlowMemory } from '../contracts/flow-memory.js';
import { PluginRegistry } from '../plugins/plugin-registry.js';
import { describeFlowMemory, numberedFlow } from '../testing/flow-memory-suite.js';
import { flowMemoryPlugins } from './index.js';

const registry = new PluginRegistry();
for (const plugin of flowMemoryPlugins) registry.add(plugin);

const pose = mapPose(() => ({ x: 0, y: 0, score: 1 }));

function filled(memory: FlowMemory, count: number): number[] {
  for (let index = 0; index < count; index++) memory.push(numberedFlow(index), pose);
  return memory.read().map((entry) => entry.index);
}

for (const { name } of flowMemoryPlugins) {
  describeFlowMemory(name, () => registry.create('memory', name, {}, {}));
}

test('The full memory keeps every flow.', async () => {
  const memory = await registry.create('memory', 'full', {}, {});
  expect(filled(memory, 100)).toEqual(Array.from({ length: 100 }, (_, index) => index));
});

test('The anchored window keeps the first flow and the last ones.', async () => {
  const memory = await registry.create('memory', 'anchor-window', { size: 4 }, {});
  expect(filled(memory, 100)).toEqual([0, 97, 98, 99]);
});

test('No memory keeps nothing.', async () => {
  const memory = await registry.create('memory', 'none', {}, {});
  expect(filled(memory, 10)).toEqual([]);
});
