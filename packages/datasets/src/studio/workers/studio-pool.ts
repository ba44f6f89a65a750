import { Worker } from 'node:worker_threads';
import { DrapeflowError, type DatasetFrame, type ErrorCode } from '@drapeflow/core';
import type { StudioOptions } from '../studio-options.js';
import type { Garments, StudioFailure, StudioReply, StudioRequest } from './studio-messages.js';

interface Waiting {
  readonly resolve: (reply: StudioReply) => void;
  readonly reject: (reason: unknown) => void;
}

/** Which thread films a sequence is remembered for so many of them: for more than threads keep takes of. */
const mostRemembered = 256;

/** Worker threads that film, so that whoever reads a studio's sequences is not kept from its own work. */
export class StudioPool {
  private readonly threads: Thread[] = [];
  private readonly threadOfSequence = new Map<number, Thread>();

  /** @param most threads; each is started when there is something to do for it */
  constructor(
    private readonly options: StudioOptions,
    private readonly most: number,
  ) {}

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

  private ask(request: Omit<StudioRequest, 'id'>): Promise<StudioReply> {
    return this.threadFor(request.sequence).ask(request);
  }

  /** A sequence stays with one thread, which keeps what it is made of; a new one goes to the thread with least to do. */
  private threadFor(sequence: number): Thread {
    const { threadOfSequence } = this;
    const thread = threadOfSequence.get(sequence) ?? this.idlest();
    threadOfSequence.delete(sequence);
    threadOfSequence.set(sequence, thread);
    const [oldest] = threadOfSequence.keys();
    if (threadOfSequence.size > mostRemembered) threadOfSequence.delete(oldest);
    return thread;
  }

  private idlest(): Thread {
    const { threads, options, most } = this;
    const [idlest] = threads.toSorted((a, b) => a.load - b.load);
    if (idlest && (idlest.load === 0 || threads.length === most)) return idlest;
    const thread = new Thread(options);
    threads.push(thread);
    return thread;
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

  /** Requests that wait for their answers. */
  get load(): number {
    return this.waiting.size;
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
