import * as tf from '@tensorflow/tfjs-core';
import type { Engine } from './engines/engine.js';

let last: Promise<unknown> = Promise.resolve();

/**
 * Works on an engine of TensorFlow.js, which has one at a time for the whole process: whoever wants another
 * waits until this work is done.
 * @throws Error where the engine does not start
 */
export function withEngine<Result>(engine: Engine, work: () => Promise<Result>): Promise<Result> {
  return inTurn(async () => {
    if (tf.getBackend() !== engine.backendName) {
      const started = await tf.setBackend(engine.backendName);
      if (!started) throw new Error('it does not start on this machine');
    }
    return engine.guard ? engine.guard(work) : work();
  });
}

/** For work that may change the engine in use. */
export function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const result = last.then(work);
  last = result.catch(() => undefined);
  return result;
}
