import type { AnyPlugin } from '@drapeflow/core';

/** Every preprocessor of this package. */
export const preprocessPlugins: readonly AnyPlugin[] = [];
