import type { ConfigurationLayer } from '@drapeflow/core';
import { nest, parseValue } from './parse-value.js';

const prefix = 'DRAPEFLOW_';
/** Variables that are no keys of the configuration. */
const others = new Set([
  'FFMPEG',
  'CACHE',
  'TEST_DATA',
  'REQUIRE_ALL_TESTS',
  'TFJS_PACKAGES',
  'PYTHON',
]);

/**
 * One layer for each variable `DRAPEFLOW_…`. Two underscores go one level down, one begins a new word:
 * `DRAPEFLOW_PERSON_MASK` is `personMask`, `DRAPEFLOW_MEMORY__OPTIONS__SIZE` is `memory.options.size`. A value is
 * JSON where it is JSON, else text. `DRAPEFLOW_CACHE` is `cacheDirectory`.
 */
export function environmentLayers(
  environment: Readonly<Record<string, string | undefined>>,
): ConfigurationLayer[] {
  return Object.entries(environment).flatMap(([name, value]) => {
    const key = name.startsWith(prefix) ? name.slice(prefix.length) : undefined;
    if (!key || !value) return [];
    const origin = `the environment variable ${name}`;
    if (key === 'CACHE') return [{ origin, values: { cacheDirectory: value } }];
    if (others.has(key)) return [];
    return [{ origin, values: nest(key.split('__').map(camelCase), parseValue(value)) }];
  });
}

function camelCase(words: string): string {
  return words.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
