import { Worker } from 'node:worker_threads';
import type { CompositeInput, Compositor, Garment, RgbImage } from '@drapeflow/core';

export type CompositorRequest = { readonly id: number; readonly input: CompositeInput } | 'close';

export type CompositorReply =
  | { readonly id: number; readonly image: RgbImage }
  | { readonly id: number; readonly error: unknown };

interface Waiting {
  readonly resolve: (image: RgbImage) => void;
  readonly reject: (reason: unknown) => void;
}

/** Composites in a thread of its own, so that the next frame can be dressed meanwhile. */
export function createWorkerCompositor(garment: Garment): Compositor {
  const worker = new Worker(new URL('./compositor-worker.js', import.meta.url), {
    workerData: garment,
    // What the parent was started with (a loader of sources, for example) is not for this thread.
    execArgv: [],
  });
  const waiting = new Map<number, Waiting>();
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  let next = 0;

  worker.on('message', (reply: CompositorReply) => {
    const caller = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('image' in reply) caller?.resolve(reply.image);
    else caller?.reject(reply.error);
  });
  worker.on('error', (error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });

  return {
    composite: (input) =>
      new Promise((resolve, reject) => {
        const id = next++;
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, input } satisfies CompositorRequest);
      }),
    dispose: async () => {
      worker.postMessage('close' satisfies CompositorRequest);
      await ended;
    },
  };
}
