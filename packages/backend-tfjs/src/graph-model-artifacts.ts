import { dirname, join } from 'node:path';
import { describeIssues, DrapeflowError, messageOf } from '@drapeflow/core';
import type { io } from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { readModelFile } from './read-model-file.js';

const signatureSchema = z.record(z.string(), z.object({ name: z.string() }));

/** The parts of a `model.json` of format 'graph-model' that are read here; TensorFlow.js reads the others. */
const graphModelFile = z.looseObject({
  signature: z.object({ inputs: signatureSchema, outputs: signatureSchema }),
  modelTopology: z.looseObject({}),
  weightsManifest: z.array(z.object({ paths: z.array(z.string()), weights: z.array(z.unknown()) })),
});

export interface GraphModelArtifacts {
  /** What TensorFlow.js loads. */
  readonly artifacts: io.ModelArtifacts;
  /** The name of each input, and of the node that stands for it. */
  readonly inputs: ReadonlyMap<string, string>;
  /** The name of each output, and of the node that computes it. */
  readonly outputs: ReadonlyMap<string, string>;
}

/**
 * Reads the files of a graph model.
 * @throws DrapeflowError FILE_NOT_FOUND, FILE_EMPTY, MODEL_FILE_INVALID
 */
export async function readGraphModel(model: string, path: string): Promise<GraphModelArtifacts> {
  const file = parse(model, path, await readModelFile(model, path));
  const parts = file.weightsManifest
    .flatMap(({ paths }) => paths)
    .map((part) => readModelFile(model, join(dirname(path), part)));
  const { inputs, outputs } = file.signature;
  return {
    artifacts: {
      modelTopology: file.modelTopology,
      signature: file.signature,
      weightSpecs: file.weightsManifest.flatMap(
        ({ weights }) => weights as io.WeightsManifestEntry[],
      ),
      weightData: new Uint8Array(Buffer.concat(await Promise.all(parts))).buffer,
    },
    inputs: namesOf(inputs),
    outputs: namesOf(outputs),
  };
}

function parse(model: string, path: string, content: Buffer) {
  const refuse = (problem: string) =>
    new DrapeflowError('MODEL_FILE_INVALID', { model, path, problem });
  let json: unknown;
  try {
    json = JSON.parse(content.toString('utf8'));
  } catch (error) {
    throw refuse(`it is not JSON (${messageOf(error)})`);
  }
  const result = graphModelFile.safeParse(json);
  if (result.success) return result.data;
  const problems = describeIssues(result.error, graphModelFile);
  throw refuse(`it is no TensorFlow.js graph model (${problems.slice(0, 3).join('; ')})`);
}

/** A signature writes `input:0` for the first output of the node `input`; names go without the `:0`. */
function namesOf(signature: z.output<typeof signatureSchema>): Map<string, string> {
  return new Map(
    Object.entries(signature).map(([key, { name }]) => [key.replace(/:0$/, ''), name]),
  );
}
