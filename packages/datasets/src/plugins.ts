import type { AnyPlugin } from '@drapeflow/core';
import { adapterPlugins } from './adapters/index.js';
import { made } from './making/made.js';
import { studio } from './studio/studio-dataset.js';

/**
 * The data sets that come along: the studio, what it has made, and adapters of those of the field. Every command lists
 * them, so they are apart from the rest of the package, which takes longer to load.
 */
export const datasetPlugins: readonly AnyPlugin[] = [studio, made, ...adapterPlugins];
