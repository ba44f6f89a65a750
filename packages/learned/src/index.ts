import type { AnyPlugin } from '@drapeflow/core';
import { flowMemoryGenerator } from './flow-memory-generator.js';
import { flowMemoryWarp } from './flow-memory-warp.js';
import { lossPlugins } from './losses/index.js';

export * from './choose-networks.js';

/** The two networks of the method, and the losses that they are trained by. */
export const learnedPlugins: readonly AnyPlugin[] = [
  flowMemoryWarp,
  flowMemoryGenerator,
  ...lossPlugins,
];
