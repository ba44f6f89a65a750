// Plain JavaScript, so that a worker thread can start from the sources as well as from the built package.
import { parentPort, workerData } from 'node:worker_threads';
// By the package's name it is the built one, which a thread can run.
// eslint-disable-next-line @nx/enforce-module-boundaries
import { Studio } from '@drapeflow/datasets';

/** @import { StudioReply, StudioRequest } from './studio-messages.js' */

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
const studio = Studio.open(workerData);
// Who asks is told.
studio.catch(() => undefined);

/** Takes cost more than frames: those that were filmed last are kept. */
const mostTakes = 4;
/** @type {Map<number, ReturnType<Studio['sequence']>>} */
const takes = new Map();

/** @param {number} index */
function sequence(index) {
  const known = takes.get(index) ?? studio.then((opened) => opened.sequence(index));
  takes.delete(index);
  takes.set(index, known);
  const [oldest] = takes.keys();
  if (takes.size > mostTakes) takes.delete(/** @type {number} */ (oldest));
  return known;
}

port.on('message', async (/** @type {StudioRequest} */ request) => {
  const { id, frame } = request;
  try {
    const { film, garment, otherGarment } = await sequence(request.sequence);
    if (frame === undefined) reply({ id, garments: [garment, otherGarment] });
    else {
      const filmed = film.frame(frame);
      reply({ id, frame: filmed }, memoryOf(filmed));
    }
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    // A thread's errors arrive without what they have beside their message.
    const { code, details } = /** @type {{ code?: string, details?: object }} */ (error);
    reply({ id, error, code, details });
  }
});

/**
 * @param {StudioReply} message
 * @param {ArrayBuffer[]} [memory] handed over
 */
function reply(message, memory = []) {
  port.postMessage(message, memory);
}

/**
 * The memory of all arrays in an object, each once.
 * @param {object} value
 * @param {Set<ArrayBuffer>} [found]
 * @returns {ArrayBuffer[]}
 */
function memoryOf(value, found = new Set()) {
  for (const part of Object.values(value)) {
    if (ArrayBuffer.isView(part)) found.add(/** @type {ArrayBuffer} */ (part.buffer));
    else if (typeof part === 'object' && part !== null) memoryOf(part, found);
  }
  return [...found];
}
