import type { ModelLocation, Weights } from '@drapeflow/core';
import { locateModel } from '../locate-model.js';
import { decodeGraphModel, readGraphModel } from './read-graph-model.js';

/**
 * The float32 weights of a TensorFlow.js graph model, by the names of its nodes.
 * @param name of the model, for messages
 * @throws DrapeflowError MODEL_PACKAGE_MISSING, FILE_NOT_FOUND, FILE_EMPTY, MODEL_FILE_INVALID
 */
export async function readModelWeights(name: string, location: ModelLocation): Promise<Weights> {
  const { weights } = decodeGraphModel(
    await readGraphModel(name, locateModel({ name, location }, [])),
  );
  return new Map(
    [...weights].flatMap(([node, { shape, data }]) =>
      data instanceof Float32Array ? [[node, { shape, data }]] : [],
    ),
  );
}
