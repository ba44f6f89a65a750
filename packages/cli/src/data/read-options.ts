import { DrapeflowError } from '@drapeflow/core';
import { parseValue } from '../configuration/parse-value.js';

/**
 * Options of a data set, `name=value`.
 * @throws DrapeflowError USAGE
 */
export function readOptions(
  assignments: readonly string[],
  command: string,
): Record<string, unknown> {
  const named = assignments.map((assignment) => {
    const at = assignment.indexOf('=');
    if (at > 0) return [assignment.slice(0, at), parseValue(assignment.slice(at + 1))] as const;
    const problem = `--option takes name=value, for example pairing=unpaired, but got '${assignment}'`;
    throw new DrapeflowError('USAGE', { problem, command });
  });
  return Object.fromEntries(named);
}
