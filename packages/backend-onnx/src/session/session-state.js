/**
 * Node aborts the whole process when it ends a thread that is inside onnxruntime. So a worker enters
 * onnxruntime only from IDLE, and the main thread, about to exit, waits for IDLE and sets ENDED.
 */
export const IDLE = 0;
export const BUSY = 1;
export const ENDED = 2;
