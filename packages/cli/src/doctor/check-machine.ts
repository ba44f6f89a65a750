import { availableParallelism, totalmem } from 'node:os';
import type { Check } from './check.js';

const gibibyte = 2 ** 30;
/** A try-on of a 1080p video takes about half of it. */
const enoughMemory = 2 * gibibyte;

export function checkMachine(cores = availableParallelism(), memory = totalmem()): Check {
  const found = `${cores} cores, ${(memory / gibibyte).toFixed(1)} GiB of memory.`;
  if (memory >= enoughMemory) return { name: 'machine', status: 'ok', found };
  const remedy = 'Close other programs, or make smaller videos.';
  return { name: 'machine', status: 'warning', found, remedy };
}
