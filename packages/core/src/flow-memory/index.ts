import type { AnyPlugin } from '../plugins/plugin-registry.js';
import { anchorWindowMemory } from './anchor-window.js';
import { fullMemory } from './full.js';
import { noMemory } from './none.js';

/** Every flow memory policy. */
export const flowMemoryPlugins: readonly AnyPlugin[] = [anchorWindowMemory, fullMemory, noMemory];
