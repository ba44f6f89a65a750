import type { AnyPlugin } from '@drapeflow/core';
import { flowMemoryGenerator } from './flow-memory-generator.js';
import { flowMemoryWarp } from './flow-memory-warp.js';

/** The two networks of the method. */
export const learnedPlugins: readonly AnyPlugin[] = [flowMemoryWarp, flowMemoryGenerator];
