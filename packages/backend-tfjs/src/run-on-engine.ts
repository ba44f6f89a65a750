import { runFailure } from '@drapeflow/core';
import type { Engine } from './engines/engine.js';
import { withEngine } from './with-engine.js';

/**
 * Runs a model on an engine.
 * @throws DrapeflowError MODEL_RUN_FAILED, OUT_OF_MEMORY
 */
export async function runOnEngine<Result>(
  engine: Engine,
  model: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await withEngine(engine, work);
  } catch (error) {
    throw runFailure(model, error);
  }
}
