import { createHash } from 'node:crypto';
import {
  checkInputs,
  DrapeflowError,
  SharedModels,
  type Model,
  type ModelRunner,
  type ModelSpec,
  type Tensor,
} from '@drapeflow/core';
import type { InferenceSession } from 'onnxruntime-node';
import { ModelCache, type ModelCacheOptions } from './cache/model-cache.js';
import { convertGraphModel, converterVersion } from './conversion/convert-graph-model.js';
import { decodeGraphModel, readGraphModel } from './graph-model/read-graph-model.js';
import { locateModel } from './locate-model.js';
import { assertModelFile } from './read-model-file.js';
import { OnnxSession } from './session/onnx-session.js';
import { checkOutputs, readResult } from './session/read-results.js';
import type { SessionSettings } from './session/session-settings.js';

export interface OnnxModelRunnerOptions {
  /** See `ModelRunner`. */
  readonly description: string;
  /** Of every session. */
  readonly session: SessionSettings;
  readonly cache: ModelCacheOptions;
  /** URLs of modules or folders from which npm packages with models are looked for first. */
  readonly resolveFrom: readonly string[];
}

/** Runs models through onnxruntime, each in a thread of its own. */
export class OnnxModelRunner implements ModelRunner {
  private readonly models = new SharedModels((spec) => this.open(spec));
  private readonly cache: ModelCache;

  constructor(private readonly options: OnnxModelRunnerOptions) {
    this.cache = new ModelCache(options.cache);
  }

  get description(): string {
    return this.options.description;
  }

  /**
   * A TensorFlow.js graph model is converted to ONNX the first time and then taken from the cache.
   * @throws DrapeflowError MODEL_PACKAGE_MISSING, FILE_NOT_FOUND, FILE_EMPTY, MODEL_FILE_INVALID,
   *   MODEL_INPUT_MISMATCH, MODEL_OUTPUT_TYPE, MODEL_OPERATION_UNSUPPORTED, CACHE_NOT_WRITABLE
   */
  load(spec: ModelSpec): Promise<Model> {
    return this.models.load(spec);
  }

  dispose(): Promise<void> {
    return this.models.dispose();
  }

  private async open(spec: ModelSpec): Promise<Model> {
    const { name } = spec;
    const path = locateModel(spec, this.options.resolveFrom);
    const model = await this.contentOf(spec, path);
    const refusal = (problem: string) =>
      new DrapeflowError('MODEL_FILE_INVALID', { model: name, path, problem });
    const session = await OnnxSession.open({ name, model, refusal }, this.options.session);
    try {
      checkInputs(name, spec.inputs, session.inputs.map(declared));
      checkOutputs(name, session.outputs);
    } catch (error) {
      await session.close();
      throw error;
    }
    return {
      outputs: session.outputs.map((output) => output.name),
      run: async (feeds) => {
        const results = Object.entries(await session.run(feeds));
        return Object.fromEntries(
          results.map(([output, raw]): [string, Tensor] => [output, readResult(name, output, raw)]),
        );
      },
      dispose: () => session.close(),
    };
  }

  /** The path of an ONNX file, since it may have files beside it; the content of a converted one. */
  private async contentOf(
    spec: ModelSpec,
    path: string,
  ): Promise<string | Uint8Array<ArrayBuffer>> {
    if (spec.format === 'onnx') {
      await assertModelFile(spec.name, path);
      return path;
    }
    const source = await readGraphModel(spec.name, path);
    const version = createHash('sha256')
      .update(JSON.stringify([converterVersion, source.hash, spec.inputs]))
      .digest('hex');
    return this.cache.get(`${spec.name}-${version.slice(0, 32)}.onnx`, () =>
      convertGraphModel(decodeGraphModel(source), spec.inputs),
    );
  }
}

/** An input as onnxruntime describes it; an open size is a name there, or empty text. */
function declared(input: InferenceSession.ValueMetadata) {
  return input.isTensor
    ? { name: input.name, type: input.type, shape: input.shape.map((size) => size || '?') }
    : { name: input.name, type: 'no tensor', shape: undefined };
}
