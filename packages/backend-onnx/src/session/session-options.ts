import type { InferenceSession } from 'onnxruntime-node';
import type { Engine } from '../engines/engine.js';

/** @param threads how many threads one model computes with, as far as it does so on the processor */
export function sessionOptions(
  { provider }: Engine,
  threads: number,
): InferenceSession.SessionOptions {
  return {
    executionProviders: [provider],
    graphOptimizationLevel: 'all',
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    // Threads that spin while they wait take the cores that other models need.
    extra: { session: { force_spinning_stop: '1', intra_op: { allow_spinning: '0' } } },
    // Errors reach the caller; onnxruntime need not write them to the console too.
    logSeverityLevel: 4,
  };
}
