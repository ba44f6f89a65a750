import {
  checkInputs,
  DrapeflowError,
  messageOf,
  runFailure,
  SharedModels,
  type Model,
  type ModelRunner,
  type ModelSpec,
  type Tensor,
} from '@drapeflow/core';
import { loadGraphModel, type GraphModel } from '@tensorflow/tfjs-converter';
import * as tf from '@tensorflow/tfjs-core';
import type { Engine } from './engines/engine.js';
import { readGraphModel, type GraphModelArtifacts } from './graph-model-artifacts.js';
import { locateModel } from './locate-model.js';
import { withEngine } from './with-engine.js';

export interface TfjsModelRunnerOptions {
  readonly engine: Engine;
  /** URLs of modules or folders from which npm packages with models are looked for first. */
  readonly resolveFrom: readonly string[];
}

/** Runs graph models through TensorFlow.js, on the thread that calls. */
export class TfjsModelRunner implements ModelRunner {
  readonly description: string;
  private readonly models = new SharedModels((spec) => this.open(spec));

  constructor(private readonly options: TfjsModelRunnerOptions) {
    this.description = `TensorFlow.js ${tf.version_core}, ${options.engine.name}`;
  }

  /**
   * @throws DrapeflowError MODEL_FORMAT_UNSUPPORTED for another format than 'tfjs-graph-model',
   *   MODEL_PACKAGE_MISSING, FILE_NOT_FOUND, FILE_EMPTY, MODEL_FILE_INVALID, MODEL_INPUT_MISMATCH
   */
  load(spec: ModelSpec): Promise<Model> {
    return this.models.load(spec);
  }

  dispose(): Promise<void> {
    return this.models.dispose();
  }

  private async open(spec: ModelSpec): Promise<Model> {
    const { name, format } = spec;
    if (format !== 'tfjs-graph-model') {
      const details = { model: name, format, runner: this.description };
      throw new DrapeflowError('MODEL_FORMAT_UNSUPPORTED', details);
    }
    const path = locateModel(spec, this.options.resolveFrom);
    const files = await readGraphModel(name, path);
    const model = await withEngine(this.options.engine, () => build(name, path, files));
    try {
      checkInputs(name, spec.inputs, declaredInputs(files, model));
    } catch (error) {
      model.dispose();
      throw error;
    }
    // Disposing waits for the runs that began before.
    let running: Promise<unknown> = Promise.resolve();
    return {
      outputs: [...files.outputs.keys()],
      run: (feeds) => {
        const result = withEngine(this.options.engine, () => run(name, model, files, feeds));
        running = result.catch(() => undefined);
        return result;
      },
      dispose: async () => {
        await running;
        model.dispose();
      },
    };
  }
}

async function build(
  name: string,
  path: string,
  { artifacts }: GraphModelArtifacts,
): Promise<GraphModel> {
  try {
    return await loadGraphModel({ load: async () => artifacts });
  } catch (error) {
    throw new DrapeflowError(
      'MODEL_FILE_INVALID',
      { model: name, path, problem: messageOf(error) },
      { cause: error },
    );
  }
}

/** What the model itself says of its inputs; −1 is an open size there. */
function declaredInputs({ inputs }: GraphModelArtifacts, model: GraphModel) {
  return [...inputs].map(([name, node]) => {
    const input = model.inputs.find((candidate) => candidate.name === node.replace(/:0$/, ''));
    return {
      name,
      type: input?.dtype ?? 'unknown',
      shape: input?.shape?.map((size) => (size < 0 ? '?' : size)),
    };
  });
}

async function run(
  name: string,
  model: GraphModel,
  { inputs, outputs }: GraphModelArtifacts,
  feeds: Readonly<Record<string, Tensor>>,
): Promise<Record<string, Tensor>> {
  try {
    const results = tf.tidy(() => {
      const tensors = [...inputs].map(([input, node]) => {
        const { data, shape, type } = feeds[input]!;
        return [node, tf.tensor(data, [...shape], type)] as const;
      });
      return [model.execute(Object.fromEntries(tensors), [...outputs.values()])].flat();
    });
    const data = await Promise.all(results.map((result) => result.data()));
    tf.dispose(results);
    const names = [...outputs.keys()];
    return Object.fromEntries(
      names.map((output, at) => [output, toTensor(results[at]!.shape, data[at]!)]),
    );
  } catch (error) {
    throw runFailure(name, error);
  }
}

function toTensor(shape: number[], data: Float32Array | Int32Array | Uint8Array): Tensor {
  return data instanceof Float32Array
    ? { type: 'float32', shape, data }
    : { type: 'int32', shape, data: Int32Array.from(data) };
}
