import type { Differentiator, GraphRunner } from './graph-runner.js';
import type { ModelRunner } from './model-runner.js';
import type { Disposable } from './disposable.js';

/** An engine that a backend tried and did not choose, with the reason in one sentence. */
export interface PassedOverEngine {
  readonly engine: string;
  readonly reason: string;
}

/** A runtime: what models are run with. */
export interface Backend extends Disposable {
  /** The engine in use, for example `cpu`. */
  readonly engine: string;
  readonly passedOver: readonly PassedOverEngine[];
  readonly modelRunner: ModelRunner;
  readonly graphRunner: GraphRunner;
  /** Absent where the runtime cannot differentiate, and so cannot train. */
  readonly differentiator?: Differentiator;
}
