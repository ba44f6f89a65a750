import { performance } from 'node:perf_hooks';

/**
 * The median time of a run, after one that does not count; where that one alone takes longer than all should, its own.
 * @param seconds runs go on for about so long
 */
export async function timeRuns(seconds: number, run: () => Promise<unknown>): Promise<number> {
  const first = await timeOf(run);
  if (first > 1000 * seconds) return first;
  const milliseconds: number[] = [];
  const start = performance.now();
  do milliseconds.push(await timeOf(run));
  while (performance.now() - start < 1000 * seconds);
  return milliseconds.sort((a, b) => a - b)[milliseconds.length >> 1];
}

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
