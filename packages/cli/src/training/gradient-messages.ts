import type { Derivatives, Graph, Tensors, WeightTensor } from '@drapeflow/core';
import type { BackendSettings } from '../backends.js';

/** What a process that differentiates is started with, as its only argument, in JSON. */
export interface GradientWorkerStart {
  readonly backend: 'onnx' | 'tfjs';
  readonly settings: BackendSettings;
  readonly cacheDirectory: string;
  readonly resolveFrom: readonly string[];
}

/** To the process. A graph, and what is not learned of it, is sent once, with a number that later requests name it by. */
export type GradientRequest =
  | {
      readonly kind: 'open';
      readonly graph: number;
      readonly content: Graph;
      /** The parameters that are not learned. */
      readonly given: ReadonlyMap<string, WeightTensor>;
    }
  | {
      readonly kind: 'differentiate';
      readonly graph: number;
      /** The parameters that are learned. */
      readonly weights: ReadonlyMap<string, WeightTensor>;
      readonly inputs: Tensors;
    };

/** From the process: that it is ready, then an answer to each request that asks for one, in turn. */
export type GradientReply =
  | { readonly kind: 'ready'; readonly runtime: string }
  | ({ readonly kind: 'derivatives' } & Derivatives)
  | { readonly kind: 'failed'; readonly problem: string };
