import type { Backend } from '../contracts/backend.js';
import { DrapeflowError } from '../errors/drapeflow-error.js';
import { referenceGraphRunner } from './reference-graph-runner.js';

/** A backend without a runtime, for tests: graphs are interpreted, and asking for a ready model is an error. */
export function createNullBackend(): Backend {
  return {
    engine: 'none',
    passedOver: [],
    modelRunner: {
      description: 'no runtime',
      load: async ({ name }) => {
        throw new DrapeflowError('BACKEND_NO_MODELS', { backend: 'null', model: name });
      },
    },
    graphRunner: referenceGraphRunner,
  };
}
