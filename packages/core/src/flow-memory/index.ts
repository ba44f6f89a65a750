import type { AnyPlugin } from '../plugins/plugin-registry.js';
import { anchorWindowMemory } from './anchor-window.js';
import { fullMemory } from './full.js';
import { noMemory } from './none.js';

export * from './flow-memory-choice.js';
export type { FlowMemoryPolicy } from './flow-memory-policy.js';
export { keepsAll } from './full.js';

/** Every flow memory policy. */
export const flowMemoryPlugins: readonly AnyPlugin[] = [anchorWindowMemory, fullMemory, noMemory];
