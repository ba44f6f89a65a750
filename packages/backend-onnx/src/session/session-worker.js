// Plain JavaScript, so that a worker thread can start from the sources as well as from the built package.
import { parentPort, workerData } from 'node:worker_threads';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { acquire, release } from './lock.js';
import { BUSY, ENDED, IDLE } from './session-state.js';

/** @import { RawTensor, SessionReply, SessionRequest, SessionWorkerData } from './session-messages.js' */

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
const { model, options, state, lock } = /** @type {SessionWorkerData} */ (workerData);
const flag = new Int32Array(state);

try {
  const session = await inside(() =>
    InferenceSession.create(/** @type {string} */ (model), options),
  );
  /** Runs are answered one after the other, and 'close' comes after them all. */
  let turn = Promise.resolve();
  port.on('message', (/** @type {SessionRequest} */ request) => {
    turn = turn.then(() => (request === 'close' ? close(session) : run(session, request)));
  });
  reply({ kind: 'opened', inputs: session.inputMetadata, outputs: session.outputMetadata });
} catch (error) {
  reply({ kind: 'refused', problem: messageOf(error) });
}

/**
 * @param {InferenceSession} session
 * @param {Exclude<SessionRequest, 'close'>} request
 */
async function run(session, { id, feeds }) {
  try {
    const tensors = Object.entries(feeds).map(([name, { type, data, shape }]) => [
      name,
      type === 'float32' ? new Tensor(type, data, shape) : new Tensor(type, data, shape),
    ]);
    const outputs = Object.entries(await inside(() => session.run(Object.fromEntries(tensors))));
    const results = outputs.map(([name, { type, dims, data }]) => {
      return /** @type {[string, RawTensor]} */ ([name, { type, shape: [...dims], data }]);
    });
    const memory = new Set(results.map(([, { data }]) => /** @type {ArrayBuffer} */ (data.buffer)));
    reply({ kind: 'answer', id, results: Object.fromEntries(results) }, [...memory]);
  } catch (error) {
    reply({ kind: 'failed', id, problem: messageOf(error) });
  }
}

/** @param {InferenceSession} session */
async function close(session) {
  await inside(() => session.release());
  port.close();
}

/**
 * Works inside onnxruntime once no session that shares the lock does, unless the process is about to exit: then
 * nothing begins any more.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function inside(work) {
  if (lock) acquire(lock);
  try {
    if (Atomics.compareExchange(flag, 0, IDLE, BUSY) === ENDED) return new Promise(() => {});
    try {
      return await work();
    } finally {
      Atomics.store(flag, 0, IDLE);
      Atomics.notify(flag, 0);
    }
  } finally {
    if (lock) release(lock);
  }
}

/**
 * @param {SessionReply} message
 * @param {ArrayBuffer[]} [transfer]
 */
function reply(message, transfer = []) {
  port.postMessage(message, transfer);
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
