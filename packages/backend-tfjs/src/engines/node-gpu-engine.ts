import * as tf from '@tensorflow/tfjs-core';
import type { Engine } from './engine.js';
import { importTfjsNode, tensorflow } from './tensorflow.js';

/** TensorFlow's library on a GPU of Nvidia's. */
export const nodeGpuEngine: Engine = {
  name: 'node-gpu',
  backendName: tensorflow,
  memory: 'device',
  load: async (resolveFrom) => {
    if (!tf.findBackendFactory(tensorflow)) {
      await importTfjsNode('@tensorflow/tfjs-node-gpu', resolveFrom);
    }
    const { isUsingGpuDevice } = tf.findBackend(tensorflow) as { isUsingGpuDevice?: boolean };
    if (!isUsingGpuDevice) {
      throw new Error('TensorFlow finds no GPU: it needs one of Nvidia, CUDA 11.2 and cuDNN 8.1');
    }
  },
};
