import type { CompositeInput, Compositor, Garment, RgbImage } from '@drapeflow/core';
import { WorkerThread } from './worker-thread.js';

/** Composites in a thread of its own, so that the next frame can be dressed meanwhile. */
export function createWorkerCompositor(garment: Garment): Compositor {
  const file = new URL('./compositor-worker.js', import.meta.url);
  const thread = new WorkerThread<CompositeInput, RgbImage>(file, garment);
  return { composite: (input) => thread.ask(input), dispose: () => thread.end() };
}
