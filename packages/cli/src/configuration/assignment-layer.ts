import { DrapeflowError, type ConfigurationLayer } from '@drapeflow/core';
import { nest, parseValue } from './parse-value.js';

/**
 * The layer of `--set a.b=value`.
 * @throws DrapeflowError USAGE
 */
export function assignmentLayer(assignment: string): ConfigurationLayer {
  const [, path, value] = /^([^=]+)=(.*)$/s.exec(assignment) ?? [];
  const keys = path?.split('.') ?? [];
  if (keys.length === 0 || keys.includes('')) {
    const problem = `--set takes path=value, for example memory.options.size=6, but got '${assignment}'`;
    throw new DrapeflowError('USAGE', { problem, command: 'drapeflow' });
  }
  return { origin: `--set ${assignment}`, values: nest(keys, parseValue(value!)) };
}
