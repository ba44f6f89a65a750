import type { AnyPlugin } from '@drapeflow/core';
import { plainParser } from './parsing/plain-parser/plain-parser.js';
import { clothingAgnostic } from './torso/clothing-agnostic.js';

/** Every preprocessor of this package. */
export const preprocessPlugins: readonly AnyPlugin[] = [plainParser, clothingAgnostic];
