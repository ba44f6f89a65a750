import * as tf from '@tensorflow/tfjs-core';

let turn: Promise<unknown> = Promise.resolve();

/**
 * Works on an engine of TensorFlow.js, which has one at a time for the whole process: whoever wants another
 * waits until this work is done.
 * @throws Error where the engine does not start
 */
export function withEngine<Result>(engine: string, work: () => Promise<Result>): Promise<Result> {
  const result = turn.then(async () => {
    const started = await tf.setBackend(engine);
    if (!started) throw new Error('it does not start on this machine');
    return work();
  });
  turn = result.catch(() => undefined);
  return result;
}
