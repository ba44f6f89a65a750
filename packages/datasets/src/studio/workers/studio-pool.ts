import { Worker } from 'node:worker_threads';
import { DrapeflowError, type DatasetFrame, type ErrorCode } from '@drapeflow/core';
import type { StudioOptions } from '../studio-options.js';
import type { Garments, StudioFailure, StudioReply, StudioRequest } from './studio-messages.js';

interface Waiting {
  readonly resolve: (reply: StudioReply) => void;
  readonly reject: (reason: unknown) => void;
}

/** Worker threads that film, so that whoever reads a studio's sequences is not kept from its own work. */
export class StudioPool {
  private readonly threads: readonly Thread[];

  constructor(options: StudioOptions, count: number) {
    this.threads = Array.from({ length: count }, () => new Thread(options));
  }

  async garments(sequence: number): Promise<Garments> {
    const reply = await this.ask({ sequence });
    return (reply as { garments: Garments }).garments;
  }

  async frame(sequence: number, frame: number): Promise<DatasetFrame> {
    const reply = await this.ask({ sequence, frame });
    return (reply as { frame: DatasetFrame }).frame;
  }

  async dispose(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.end()));
  }

  /** A sequence stays with one thread, which keeps what it is made of. */
  private ask(request: Omit<StudioRequest, 'id'>): Promise<StudioReply> {
    return this.threads[request.sequence % this.threads.length].ask(request);
  }
}

/** A thread that does not keep the process alive while nobody waits for it. */
class Thread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;

  constructor(options: StudioOptions) {
    this.worker = new Worker(new URL('./studio-worker.js', import.meta.url), {
      workerData: options,
      // What the parent was started with (a loader of sources, for example) is not for this thread.
      execArgv: [],
    });
    this.worker.unref();
    this.worker.on('message', (reply: StudioReply) => this.receive(reply));
    this.worker.on('error', (error) => this.fail(error));
    this.worker.on('exit', () => this.fail(new Error('The thread that films has ended.')));
  }

  ask(request: Omit<StudioRequest, 'id'>): Promise<StudioReply> {
    return new Promise((resolve, reject) => {
      const id = this.asked++;
      this.waiting.set(id, { resolve, reject });
      this.worker.ref();
      this.worker.postMessage({ ...request, id } satisfies StudioRequest);
    });
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private receive(reply: StudioReply): void {
    const { resolve, reject } = this.waiting.get(reply.id)!;
    this.waiting.delete(reply.id);
    if (this.waiting.size === 0) this.worker.unref();
    if ('error' in reply) reject(errorOf(reply));
    else resolve(reply);
  }

  private fail(reason: unknown): void {
    for (const { reject } of this.waiting.values()) reject(reason);
    this.waiting.clear();
  }
}

/** A thread's error as it was thrown there. */
function errorOf({ error, code, details }: StudioFailure): Error {
  if (code === undefined) return error;
  return new DrapeflowError(code as ErrorCode, details as never, { cause: error });
}
