import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { describeIssues, DrapeflowError, messageOf, type Tensor } from '@drapeflow/core';
import { readModelFile } from '../read-model-file.js';
import { decodeWeights } from './decode-weights.js';
import { graphModelFile, type GraphModelFile, type GraphNode } from './graph-model-file.js';

/** A TensorFlow.js graph model, read but not run. */
export interface GraphModel {
  readonly name: string;
  readonly path: string;
  readonly nodes: ReadonlyMap<string, GraphNode>;
  /** The name of each input, and of the node that stands for it. */
  readonly inputs: ReadonlyMap<string, string>;
  /** The name of each output, and the node (with `:index`) that computes it. */
  readonly outputs: ReadonlyMap<string, string>;
  readonly weights: ReadonlyMap<string, Tensor>;
}

/** The files of a graph model, not yet decoded. */
export interface GraphModelSource {
  readonly name: string;
  readonly path: string;
  readonly file: GraphModelFile;
  /** For each group of the weight manifest, its files one after the other. */
  readonly weights: readonly Buffer[];
  /** SHA-256 of all files, hexadecimal. */
  readonly hash: string;
}

/** @throws DrapeflowError FILE_NOT_FOUND, FILE_EMPTY, MODEL_FILE_INVALID */
export async function readGraphModel(name: string, path: string): Promise<GraphModelSource> {
  const content = await readModelFile(name, path);
  const file = parse(name, path, content);
  const weights = await Promise.all(
    file.weightsManifest.map(async ({ paths }) => {
      const parts = paths.map((part) => readModelFile(name, join(dirname(path), part)));
      return Buffer.concat(await Promise.all(parts));
    }),
  );
  const hash = createHash('sha256');
  for (const part of [content, ...weights]) hash.update(part);
  return { name, path, file, weights, hash: hash.digest('hex') };
}

/** @throws DrapeflowError MODEL_FILE_INVALID where the weights do not fit their description */
export function decodeGraphModel({ name, path, file, weights }: GraphModelSource): GraphModel {
  const decoded = file.weightsManifest.flatMap((group, index) => {
    try {
      return [...decodeWeights(group.weights, weights[index]!)];
    } catch (error) {
      throw new DrapeflowError(
        'MODEL_FILE_INVALID',
        { model: name, path, problem: messageOf(error) },
        { cause: error },
      );
    }
  });
  return {
    name,
    path,
    nodes: new Map(file.modelTopology.node.map((node) => [node.name, node])),
    inputs: namesOf(file.signature.inputs),
    outputs: namesOf(file.signature.outputs),
    weights: new Map(decoded),
  };
}

function parse(name: string, path: string, content: Buffer): GraphModelFile {
  const refuse = (problem: string) =>
    new DrapeflowError('MODEL_FILE_INVALID', { model: name, path, problem });
  let json: unknown;
  try {
    json = JSON.parse(content.toString('utf8'));
  } catch (error) {
    throw refuse(`it is not JSON (${messageOf(error)})`);
  }
  const result = graphModelFile.safeParse(json);
  if (!result.success) {
    const problems = describeIssues(result.error, graphModelFile);
    throw refuse(`it is no TensorFlow.js graph model (${problems.slice(0, 3).join('; ')})`);
  }
  return result.data;
}

/** A signature writes `input:0` for the first output of the node `input`; names go without the `:0`. */
function namesOf(signature: GraphModelFile['signature']['inputs']): Map<string, string> {
  const plain = (name: string) => name.replace(/:0$/, '');
  return new Map(Object.entries(signature).map(([key, { name }]) => [plain(key), plain(name)]));
}
