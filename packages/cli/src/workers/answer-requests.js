// Plain JavaScript, as the threads are that use it.
import { parentPort } from 'node:worker_threads';
import { DrapeflowError } from '@drapeflow/core';

/** @import { ThreadFailure, ThreadMessage, ThreadReply } from './worker-thread.js' */

/**
 * Answers the requests of a `WorkerThread`, side by side, until it says that there are no more.
 * @template Request, Answer
 * @param {(request: Request) => Promise<Answer>} answer
 * @param {(answer: Answer) => ArrayBuffer[]} memoryOf what of an answer is handed over
 * @param {() => Promise<void>} [dispose] called after the last answer
 */
export function answerRequests(answer, memoryOf, dispose) {
  const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
  /** @type {Set<Promise<void>>} */
  const underWay = new Set();

  port.on('message', async (/** @type {ThreadMessage<Request>} */ message) => {
    if (message !== 'end') {
      const answering = reply(message.id, message.request);
      underWay.add(answering);
      await answering;
      underWay.delete(answering);
      return;
    }
    await Promise.all(underWay);
    await dispose?.();
    port.close();
  });

  /**
   * @param {number} id
   * @param {Request} request
   */
  async function reply(id, request) {
    try {
      const answered = await answer(request);
      send({ id, answer: answered }, memoryOf(answered));
    } catch (thrown) {
      send({ id, ...failureOf(thrown) }, []);
    }
  }

  /**
   * @param {ThreadReply<Answer>} message
   * @param {ArrayBuffer[]} memory
   */
  function send(message, memory) {
    port.postMessage(message, memory);
  }
}

/**
 * A thread's errors arrive without what they have beside their message.
 * @param {unknown} thrown
 * @returns {ThreadFailure}
 */
function failureOf(thrown) {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  if (!(error instanceof DrapeflowError)) return { error };
  const { code, details } = /** @type {DrapeflowError} */ (error);
  return { error, coded: { code, details } };
}
