import type { InferenceSession } from 'onnxruntime-node';
import type { Engine } from '../engines/engine.js';

/** How a session is opened. */
export interface SessionSettings {
  readonly options: InferenceSession.SessionOptions;
  /** Shared by sessions of which only one may be inside onnxruntime at a time. */
  readonly lock?: SharedArrayBuffer;
}

const lock = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);

/** @param threads how many threads one model computes with, as far as it does so on the processor */
export function sessionSettings(
  { provider, oneAtATime }: Engine,
  threads: number,
): SessionSettings {
  return {
    options: {
      executionProviders: [provider],
      graphOptimizationLevel: 'all',
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      // Threads that spin between runs take the cores that other models need; within a run it pays.
      extra: { session: { force_spinning_stop: '1' } },
      // Errors reach the caller; onnxruntime need not write them to the console too.
      logSeverityLevel: 4,
    },
    ...(oneAtATime ? { lock } : {}),
  };
}
