import { Worker } from 'node:worker_threads';
import { messageOf, runFailure, type DrapeflowError, type Tensor } from '@drapeflow/core';
import { endBeforeExit } from './end-before-exit.js';
import type {
  Feeds,
  Metadata,
  Results,
  SessionReply,
  SessionRequest,
  SessionWorkerData,
} from './session-messages.js';
import type { SessionSettings } from './session-settings.js';

interface PendingRun {
  resolve(results: Results): void;
  reject(error: DrapeflowError): void;
}

export interface OnnxSessionSource {
  /** The model's name, for messages. */
  readonly name: string;
  /** The path of an ONNX file, or its content. */
  readonly model: string | Uint8Array<ArrayBuffer>;
  /** The error where onnxruntime refuses the model, made of what it says. */
  refusal(problem: string): DrapeflowError;
}

/**
 * One ONNX model in a thread of its own, since onnxruntime's `run` blocks the thread that calls it.
 * An idle session does not keep the process alive.
 */
export class OnnxSession {
  private readonly pending = new Map<number, PendingRun>();
  private runs = 0;
  private ended: string | undefined;
  private readonly exited: Promise<void>;

  private constructor(
    private readonly name: string,
    private readonly worker: Worker,
    readonly inputs: Metadata,
    readonly outputs: Metadata,
  ) {
    worker.on('message', (reply: SessionReply) => this.receive(reply));
    worker.on('error', (error) => this.end(messageOf(error)));
    this.exited = new Promise((resolve) => {
      worker.on('exit', (code) => {
        this.end(`its thread ended with code ${code}`);
        resolve();
      });
    });
    worker.unref();
  }

  /** @throws what `refusal` makes where onnxruntime refuses the model */
  static async open(
    { name, model, refusal }: OnnxSessionSource,
    { options, lock }: SessionSettings,
  ): Promise<OnnxSession> {
    const state = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const workerData: SessionWorkerData = { model, options, state, lock };
    const worker = new Worker(new URL('./session-worker.js', import.meta.url), {
      workerData,
      transferList: typeof model === 'string' ? [] : [model.buffer],
      name: `drapeflow ${name}`,
      // Options of the process, such as --input-type, need not fit a file.
      execArgv: [],
    });
    worker.once('exit', endBeforeExit(new Int32Array(state)));
    const reply = await new Promise<SessionReply>((resolve) => {
      worker.once('message', resolve);
      worker.once('error', (error) => resolve({ kind: 'refused', problem: messageOf(error) }));
    });
    if (reply.kind !== 'opened') {
      throw refusal(reply.kind === 'refused' ? reply.problem : reply.kind);
    }
    return new OnnxSession(name, worker, reply.inputs, reply.outputs);
  }

  /**
   * Calls may overlap; they are answered in turn.
   * @param feeds their memory is handed to the thread
   * @throws DrapeflowError MODEL_RUN_FAILED, OUT_OF_MEMORY
   */
  run(feeds: Feeds): Promise<Results> {
    return new Promise((resolve, reject) => {
      if (this.ended) return reject(this.failure(this.ended));
      const id = this.runs++;
      const owned = Object.entries(feeds).map(([name, tensor]) => [name, own(tensor)] as const);
      this.pending.set(id, { resolve, reject });
      this.worker.ref();
      this.send(
        { id, feeds: Object.fromEntries(owned) },
        owned.map(([, { data }]) => data.buffer as ArrayBuffer),
      );
    });
  }

  /** Ends the thread once the runs that have begun are answered. */
  async close(): Promise<void> {
    this.worker.ref();
    this.send('close', []);
    await this.exited;
  }

  private send(request: SessionRequest, transfer: ArrayBuffer[]): void {
    this.worker.postMessage(request, [...new Set(transfer)]);
  }

  private receive(reply: SessionReply): void {
    if (reply.kind !== 'answer' && reply.kind !== 'failed') return;
    const run = this.pending.get(reply.id);
    this.pending.delete(reply.id);
    if (this.pending.size === 0) this.worker.unref();
    if (reply.kind === 'answer') run?.resolve(reply.results);
    else run?.reject(this.failure(reply.problem));
  }

  private end(problem: string): void {
    this.ended ??= problem;
    for (const run of this.pending.values()) run.reject(this.failure(problem));
    this.pending.clear();
  }

  private failure(problem: string) {
    return runFailure(this.name, problem);
  }
}

/** A tensor whose memory holds nothing else and can be handed over. */
function own(tensor: Tensor): Tensor {
  const { buffer, byteLength } = tensor.data;
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) return tensor;
  return tensor.type === 'float32'
    ? { ...tensor, data: tensor.data.slice() }
    : { ...tensor, data: tensor.data.slice() };
}
