import { fork, type ChildProcess, type ForkOptions } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import {
  DrapeflowError,
  isLearned,
  type Derivatives,
  type GradientSource,
  type Graph,
  type TrainingExample,
  type Weights,
} from '@drapeflow/core';
import type { GradientReply, GradientRequest, GradientWorkerStart } from './gradient-messages.js';

export interface ParallelGradientSource extends GradientSource {
  /** The runtime and engine of the processes. */
  readonly runtime: string;
  dispose(): void;
}

/**
 * Differentiates in several processes side by side: the examples of a step are dealt out among them.
 * @throws DrapeflowError TRAINING_PROCESS_FAILED where one does not start
 */
export async function openParallelGradientSource(
  start: GradientWorkerStart,
  count: number,
): Promise<ParallelGradientSource> {
  const threads = Math.max(1, Math.floor(availableParallelism() / count));
  const workers = Array.from({ length: count }, () => new GradientWorker(start, threads));
  const dispose = () => workers.forEach((worker) => worker.dispose());
  try {
    const [runtime] = await Promise.all(workers.map((worker) => worker.ready()));
    return {
      runtime,
      differentiate: async (weights, examples) => {
        const shares = workers.map((_, at) => examples.filter((_, i) => i % count === at));
        const results = await Promise.all(
          workers.map((worker, at) => worker.differentiate(weights, shares[at])),
        );
        return examples.map((_, i) => results[i % count][Math.floor(i / count)]);
      },
      dispose,
    };
  } catch (error) {
    dispose();
    throw error;
  }
}

class GradientWorker {
  private readonly child: ChildProcess;
  private readonly graphs = new Map<Graph, number>();
  private waiting: { resolve(reply: GradientReply): void; reject(reason: unknown): void }[] = [];
  private ended: DrapeflowError | undefined;

  constructor(start: GradientWorkerStart, threads: number) {
    const file = fileURLToPath(new URL('./gradient-worker.js', import.meta.url));
    // TensorFlow takes every core for itself unless told otherwise; its processes then wait for each other.
    const env = {
      TF_NUM_INTRAOP_THREADS: String(threads),
      TF_NUM_INTEROP_THREADS: '1',
      ...process.env,
    };
    const options: ForkOptions = { serialization: 'advanced', execArgv: [], env };
    this.child = fork(file, [JSON.stringify(start)], options);
    this.child.on('message', (reply: GradientReply) => this.waiting.shift()?.resolve(reply));
    this.child.on('exit', (code, signal) => {
      this.ended = failure(`it ended by ${signal ?? `exit code ${code}`}`);
      for (const { reject } of this.waiting) reject(this.ended);
      this.waiting = [];
    });
  }

  async ready(): Promise<string> {
    const reply = await this.nextReply();
    if (reply.kind === 'ready') return reply.runtime;
    throw failure(
      reply.kind === 'failed' ? reply.problem : `it said ${reply.kind} before all else`,
    );
  }

  async differentiate(
    weights: Weights,
    examples: readonly TrainingExample[],
  ): Promise<Derivatives[]> {
    return Promise.all(
      examples.map(async ({ graph, inputs }) => {
        const learned = graph.parameters.filter(isLearned);
        const own = new Map(learned.map(({ name }) => [name, weights.get(name)!]));
        const request = {
          kind: 'differentiate',
          graph: this.open(graph, weights),
          weights: own,
          inputs,
        } as const;
        this.send(request);
        const reply = await this.nextReply();
        if (reply.kind === 'derivatives') return reply;
        throw failure(reply.kind === 'failed' ? reply.problem : `it answered ${reply.kind}`);
      }),
    );
  }

  dispose(): void {
    this.child.removeAllListeners('exit');
    this.child.kill('SIGKILL');
  }

  private open(graph: Graph, weights: Weights): number {
    const known = this.graphs.get(graph);
    if (known !== undefined) return known;
    const number = this.graphs.size;
    this.graphs.set(graph, number);
    const given = graph.parameters.filter((parameter) => !isLearned(parameter));
    const values = given.map(({ name }) => [name, weights.get(name)!] as const);
    this.send({ kind: 'open', graph: number, content: graph, given: new Map(values) });
    return number;
  }

  private send(request: GradientRequest): void {
    this.child.send(request);
  }

  private nextReply(): Promise<GradientReply> {
    if (this.ended) return Promise.reject(this.ended);
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }
}

function failure(problem: string): DrapeflowError<'TRAINING_PROCESS_FAILED'> {
  return new DrapeflowError('TRAINING_PROCESS_FAILED', { problem });
}
