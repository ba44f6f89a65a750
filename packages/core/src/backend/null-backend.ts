import type { Backend } from '../contracts/backend.js';
import { DrapeflowError } from '../errors/drapeflow-error.js';

/** A backend without a runtime: for pipelines whose plugins run no model. Asking it for one is an error. */
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
  };
}
