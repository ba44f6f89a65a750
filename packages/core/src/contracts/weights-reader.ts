import type { SafetensorsFile } from '../graph/safetensors.js';

/** Reads files of weights, wherever they lie. */
export interface WeightsReader {
  /** @throws DrapeflowError FILE_NOT_FOUND, FILE_EMPTY, FILE_NOT_READABLE, WEIGHTS_INVALID */
  read(path: string): Promise<SafetensorsFile>;
}
