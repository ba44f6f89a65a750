const FREE = 0;
const TAKEN = 1;

/**
 * Blocks the thread until no other one has the lock.
 * @param {SharedArrayBuffer} lock one 32-bit integer
 */
export function acquire(lock) {
  const flag = new Int32Array(lock);
  while (Atomics.compareExchange(flag, 0, FREE, TAKEN) === TAKEN) Atomics.wait(flag, 0, TAKEN);
}

/** @param {SharedArrayBuffer} lock that this thread has */
export function release(lock) {
  const flag = new Int32Array(lock);
  Atomics.store(flag, 0, FREE);
  Atomics.notify(flag, 0, 1);
}
