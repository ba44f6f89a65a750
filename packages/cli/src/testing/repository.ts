import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const repository = fileURLToPath(new URL('../../../../', import.meta.url));

/** The folder of real clips and garments. */
export const realData =
  process.env.DRAPEFLOW_TEST_DATA ?? resolve(repository, '..', 'shared', 'data');

/** Whether real clips are there; if not, it is said once why tests are skipped. */
export function hasRealData(): boolean {
  const there = existsSync(join(realData, 'clips'));
  if (!there) console.log(`Tests with real clips are skipped: ${realData} is not there.`);
  return there;
}
