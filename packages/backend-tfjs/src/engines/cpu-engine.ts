import type { Engine } from './engine.js';

/** Plain JavaScript: slow, there everywhere. */
export const cpuEngine: Engine = {
  name: 'cpu',
  backendName: 'cpu',
  memory: 'host',
  load: async () => {
    await import('@tensorflow/tfjs-backend-cpu');
  },
};
