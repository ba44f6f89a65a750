import type { Tensor } from '@drapeflow/core';
import type { InferenceSession } from 'onnxruntime-node';

/** What a session worker is started with. */
export interface SessionWorkerData {
  /** The path of an ONNX file, or its content. */
  readonly model: string | Uint8Array<ArrayBuffer>;
  readonly options: InferenceSession.SessionOptions;
  /** One 32-bit integer: what the worker does, as `session-state.js` numbers it. */
  readonly state: SharedArrayBuffer;
  /** One 32-bit integer: 1 while a session that shares it is inside onnxruntime. */
  readonly lock?: SharedArrayBuffer | undefined;
}

/** To the worker: run with these tensors, or end once all earlier runs are answered. */
export type SessionRequest = { readonly id: number; readonly feeds: Feeds } | 'close';

/** From the worker: the first message tells of the session, each later one answers a run. */
export type SessionReply =
  | { readonly kind: 'opened'; readonly inputs: Metadata; readonly outputs: Metadata }
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'answer'; readonly id: number; readonly results: Results }
  | { readonly kind: 'failed'; readonly id: number; readonly problem: string };

export type Feeds = Readonly<Record<string, Tensor>>;
export type Metadata = readonly InferenceSession.ValueMetadata[];
/** Outputs as onnxruntime gives them: of any type. */
export type Results = Readonly<Record<string, RawTensor>>;

export interface RawTensor {
  readonly type: string;
  readonly shape: readonly number[];
  readonly data: Float32Array | Int32Array | BigInt64Array | Uint8Array;
}
