import { existsSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A folder with the optional packages, outside the workspace: they are large, and not for everybody. */
const folder = process.env['DRAPEFLOW_TFJS_PACKAGES'];

/** Where tests look for optional packages. */
export const resolveFrom = folder === undefined ? [] : [pathToFileURL(resolve(folder) + sep).href];

export function pathOf(name: string): string {
  return join(resolve(folder ?? ''), 'node_modules', name);
}

/**
 * Why tests that need optional packages cannot run here, if so; it is said on the console, too.
 * @throws where `DRAPEFLOW_REQUIRE_ALL_TESTS` is set and they cannot
 */
export function whyWithout(...names: readonly string[]): string | undefined {
  const missing = names.filter((name) => folder === undefined || !existsSync(pathOf(name)));
  if (missing.length === 0) return undefined;
  const where = folder ?? 'DRAPEFLOW_TFJS_PACKAGES, which is not set';
  const reason = `Tests are skipped: ${missing.join(' and ')} not in ${where}.`;
  if (process.env['DRAPEFLOW_REQUIRE_ALL_TESTS']) throw new Error(reason);
  console.log(reason);
  return reason;
}
