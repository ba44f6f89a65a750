import * as tf from '@tensorflow/tfjs-core';
import type { Engine } from './engine.js';
import { importTfjsNode, tensorflow } from './tensorflow.js';

/** TensorFlow's library on the CPU. */
export const nodeEngine: Engine = {
  name: 'node',
  backendName: tensorflow,
  memory: 'host',
  load: async (resolveFrom) => {
    // tfjs-node-gpu may have brought the library, and found no GPU.
    if (tf.findBackendFactory(tensorflow)) return;
    await importTfjsNode('@tensorflow/tfjs-node', resolveFrom);
  },
};
