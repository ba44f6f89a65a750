import { availableParallelism } from 'node:os';

/** As many as keep up with the processes that compute gradients. */
export const usualSampleThreads = Math.min(2, availableParallelism());
