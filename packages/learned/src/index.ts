import type { AnyPlugin } from '@drapeflow/core';
import { flowMemoryGenerator } from './flow-memory-generator.js';
import { flowMemoryWarp } from './flow-memory-warp.js';
import { lossPlugins } from './losses/index.js';

export * from './choose-networks.js';
export * from './training/try-on-sample.js';
export { tryOnTask, type TryOnTaskOptions } from './training/try-on-task.js';

/** The two networks of the method, and the losses that they are trained by. */
export const learnedPlugins: readonly AnyPlugin[] = [
  flowMemoryWarp,
  flowMemoryGenerator,
  ...lossPlugins,
];
