import { flowMemoryPlugins, readConfiguration } from '@drapeflow/core';
import { expect, test } from 'vitest';
import { readTrainingPlan } from './training-plan.js';

test('Networks are trained with the flow memory that they have in use.', async () => {
  const { memory } = await readTrainingPlan(undefined, {});
  const { configuration } = readConfiguration([]);
  const { plugin, options } = configuration.memory;
  const { configSchema } = flowMemoryPlugins.find(({ name }) => name === plugin)!;
  expect(memory).toEqual({ policy: plugin, ...(configSchema.parse(options) as object) });
});
