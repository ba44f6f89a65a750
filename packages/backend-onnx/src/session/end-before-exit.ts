import { BUSY, ENDED, IDLE } from './session-state.js';

const open = new Set<Int32Array>();

/**
 * Lets a worker finish what it does inside onnxruntime before the process exits, and begin nothing more.
 * @param state the worker's flag
 * @returns to be called when the worker has ended
 */
export function endBeforeExit(state: Int32Array): () => void {
  if (open.size === 0) process.on('exit', endAll);
  open.add(state);
  return () => {
    open.delete(state);
    if (open.size === 0) process.off('exit', endAll);
  };
}

function endAll(): void {
  for (const state of open) {
    while (Atomics.compareExchange(state, 0, IDLE, ENDED) === BUSY) Atomics.wait(state, 0, BUSY);
  }
}
