import type { SafetensorsFile } from '../graph/safetensors.js';
import type { Weights } from '../graph/weights.js';
import type { ModelLocation } from './model-runner.js';

/** Reads files of weights, wherever they lie. */
export interface WeightsReader {
  /** @throws DrapeflowError FILE_NOT_FOUND, FILE_EMPTY, FILE_NOT_READABLE, WEIGHTS_INVALID */
  read(path: string): Promise<SafetensorsFile>;
  /**
   * The float32 weights of a ready TensorFlow.js graph model, as its nodes are called.
   * @param name of the model, for messages
   * @throws DrapeflowError MODEL_PACKAGE_MISSING, FILE_NOT_FOUND, FILE_EMPTY, MODEL_FILE_INVALID
   */
  readModel(name: string, location: ModelLocation): Promise<Weights>;
}
