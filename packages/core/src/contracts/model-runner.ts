import type { Disposable } from './disposable.js';
import type { Tensor, TensorSpec } from './tensor.js';

/** Where a ready model lies: inside an npm package, or a file of the user's. */
export type ModelLocation =
  { readonly package: string; readonly path: string } | { readonly file: string };

export interface ModelSpec {
  /** For messages and cache names: lower case, digits, hyphens. */
  readonly name: string;
  readonly format: 'tfjs-graph-model' | 'onnx';
  readonly location: ModelLocation;
  /** The fixed shapes that the model is run with, by input name. A model with other inputs is refused. */
  readonly inputs: Readonly<Record<string, TensorSpec>>;
}

/** A loaded model. Calls may overlap; each call's answer is its own. */
export interface Model extends Disposable {
  /** The names of what `run` returns, in the model's order. */
  readonly outputs: readonly string[];
  /**
   * @param feeds a tensor for each input; their memory may be handed over and must not be used afterwards
   * @throws DrapeflowError MODEL_INPUT_MISMATCH for another shape, type or name
   */
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
}

/** Runs ready model files, so that a preprocessor need not know a runtime. */
export interface ModelRunner extends Disposable {
  /** The runtime and the engine that was chosen, for example `onnxruntime 1.30.0, cpu`. */
  readonly description: string;
  /** Loads a model; the same `spec` loaded twice shares one copy until both are disposed. */
  load(spec: ModelSpec): Promise<Model>;
}
