import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DrapeflowError, messageOf, readSafetensors, type WeightsReader } from '@drapeflow/core';

/** Reads weights from the disk. */
export const weightsReader: WeightsReader = {
  async read(file) {
    const path = resolve(file);
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') throw new DrapeflowError('FILE_NOT_FOUND', { path });
      throw new DrapeflowError('FILE_NOT_READABLE', { path, problem: messageOf(error) });
    });
    if (bytes.length === 0) throw new DrapeflowError('FILE_EMPTY', { path });
    return readSafetensors(bytes, path);
  },

  async readModel(name, location) {
    const { readModelWeights } = await import('@drapeflow/backend-onnx');
    return readModelWeights(name, location);
  },
};
