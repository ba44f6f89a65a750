import { expect, test } from 'vitest';
import { mapPose } from '../arithmetic/pose-in-box.js';
import { PluginRegistry } from '../plugins/plugin-registry.js';
import { numberedFlow } from '../testing/flow-memory-suite.js';
import { flowMemoryChoiceSchema, flowMemoryPolicyOf } from './flow-memory-choice.js';
import { flowMemoryPlugins } from './index.js';

const registry = new PluginRegistry();
for (const plugin of flowMemoryPlugins) registry.add(plugin);
const pose = mapPose(() => ({ x: 0, y: 0, score: 1 }));

test.each(flowMemoryPlugins.map(({ name }) => name))(
  'What %s says in training is what the plugin of that name keeps.',
  async (policy) => {
    const keeps = flowMemoryPolicyOf(flowMemoryChoiceSchema.parse({ policy }));
    const memory = await registry.create('memory', policy, {}, {});
    for (let count = 1; count <= 20; count++) {
      memory.push(numberedFlow(count), pose);
      const indices = Array.from({ length: count }, (_, index) => index);
      const kept = memory.read().map(({ index }) => index);
      expect(kept).toEqual(indices.filter((index) => keeps(index, count)));
    }
  },
);

test('Only the window has a size.', () => {
  expect(flowMemoryChoiceSchema.safeParse({ policy: 'full', size: 4 }).success).toBe(false);
  const { policy, ...options } = flowMemoryChoiceSchema.parse({ policy: 'anchor-window', size: 4 });
  expect({ policy, options }).toEqual({ policy: 'anchor-window', options: { size: 4 } });
});
