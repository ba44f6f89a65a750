import { Worker } from 'node:worker_threads';
import { DrapeflowError } from '@drapeflow/core';

/** To a thread: a request, or to end once all earlier ones are answered. */
export type ThreadMessage<Request> = { readonly id: number; readonly request: Request } | 'end';

export type ThreadReply<Answer> =
  { readonly id: number; readonly answer: Answer } | ({ readonly id: number } & ThreadFailure);

export interface ThreadFailure {
  readonly error: Error;
  /** What a DrapeflowError has beside its message. */
  readonly coded?: Pick<DrapeflowError, 'code' | 'details'>;
}

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: Error) => void;
}

/** A worker thread whose file calls `answerRequests`. Requests may overlap. */
export class WorkerThread<Request, Answer> {
  private readonly worker: Worker;
  private readonly exited: Promise<void>;
  private readonly waiting = new Map<number, Waiting<Answer>>();
  private asked = 0;
  private failure: Error | undefined;

  /** @param workerData what the file is started with */
  constructor(file: URL, workerData: unknown) {
    // What the parent was started with (a loader of sources, for example) is not for this thread.
    this.worker = new Worker(file, { workerData, execArgv: [] });
    this.worker.on('message', (reply: ThreadReply<Answer>) => this.receive(reply));
    this.worker.on('error', (error) => this.fail(error));
    this.exited = new Promise((resolve) => {
      this.worker.on('exit', (code) => {
        this.fail(new Error(`A worker thread has ended with code ${code}.`));
        resolve();
      });
    });
  }

  /** @throws what was thrown there, with its code where it has one */
  ask(request: Request): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.failure) return reject(this.failure);
      const id = this.asked++;
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, request } satisfies ThreadMessage<Request>);
    });
  }

  /** Once all requests are answered. */
  async end(): Promise<void> {
    this.worker.postMessage('end' satisfies ThreadMessage<Request>);
    await this.exited;
  }

  private receive(reply: ThreadReply<Answer>): void {
    const { resolve, reject } = this.waiting.get(reply.id)!;
    this.waiting.delete(reply.id);
    if ('error' in reply) reject(errorOf(reply));
    else resolve(reply.answer);
  }

  private fail(reason: Error): void {
    this.failure ??= reason;
    for (const { reject } of this.waiting.values()) reject(this.failure);
    this.waiting.clear();
  }
}

function errorOf({ error, coded }: ThreadFailure): Error {
  if (!coded) return error;
  return new DrapeflowError(coded.code, coded.details as never, { cause: error });
}
