// Plain JavaScript, so that a worker thread can start from the sources as well as from the built package.
import { parentPort, workerData } from 'node:worker_threads';
import { createCompositor } from '@drapeflow/core';

/** @import { CompositorReply, CompositorRequest } from './worker-compositor.js' */

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
const compositor = createCompositor(/** @type {import('@drapeflow/core').Garment} */ (workerData));

port.on('message', async (/** @type {CompositorRequest} */ request) => {
  if (request === 'close') {
    port.close();
    return;
  }
  try {
    const image = await compositor.composite(request.input);
    reply({ id: request.id, image }, [/** @type {ArrayBuffer} */ (image.data.buffer)]);
  } catch (error) {
    reply({ id: request.id, error });
  }
});

/**
 * @param {CompositorReply} message
 * @param {ArrayBuffer[]} [memory] handed over
 */
function reply(message, memory = []) {
  port.postMessage(message, memory);
}
