import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder =
  process.env['DRAPEFLOW_TEST_DATA'] ?? resolve(import.meta.dirname, '../../../../../shared/data');

/**
 * A folder of the data for tests, or undefined where it is not there; then it is said why tests are skipped.
 * @throws where `DRAPEFLOW_REQUIRE_ALL_TESTS` is set and it is not there
 */
export function sharedData(name: string): string | undefined {
  const path = join(folder, name);
  if (existsSync(path)) return path;
  const reason = `Tests with the data of ${name} are skipped: ${path} is not there.`;
  if (process.env['DRAPEFLOW_REQUIRE_ALL_TESTS']) throw new Error(reason);
  console.log(reason);
  return undefined;
}
