import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const repository = fileURLToPath(new URL('../../../../', import.meta.url));

/** The folder of real clips and garments. */
export const realData =
  process.env.DRAPEFLOW_TEST_DATA ?? resolve(repository, '..', 'shared', 'data');

/**
 * Whether real clips are there; if not, it is said why tests are skipped.
 * @throws where `DRAPEFLOW_REQUIRE_ALL_TESTS` is set and they are not
 */
export function hasRealData(): boolean {
  const there = existsSync(join(realData, 'clips'));
  if (there) return true;
  const reason = `Tests with real clips are skipped: ${realData} is not there.`;
  if (process.env.DRAPEFLOW_REQUIRE_ALL_TESTS) throw new Error(reason);
  console.log(reason);
  return false;
}
