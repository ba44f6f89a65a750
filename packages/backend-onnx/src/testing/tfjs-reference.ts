import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import type { Tensor } from '@drapeflow/core';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import * as tf from '@tensorflow/tfjs-core';

/** The files of a graph model. */
export interface GraphModelContent {
  /** The content of `model.json`. */
  readonly json: string;
  /** All weight files, one after the other. */
  readonly weights: Uint8Array;
}

/** What TensorFlow.js itself answers, by output name: the reference that conversions are compared with. */
export async function referenceAnswers(
  engine: 'cpu' | 'wasm',
  { json, weights }: GraphModelContent,
  feeds: Readonly<Record<string, Tensor>>,
): Promise<Record<string, Tensor>> {
  const wasmFile = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(dirname(wasmFile) + sep);
  await tf.setBackend(engine);
  if (tf.getBackend() !== engine) throw new Error(`TensorFlow.js has no ${engine}`);
  const file = JSON.parse(json);
  const model = await loadGraphModel({
    load: async () => ({
      modelTopology: file.modelTopology,
      signature: file.signature,
      format: file.format,
      weightSpecs: file.weightsManifest.flatMap((group: { weights: unknown[] }) => group.weights),
      weightData: new Uint8Array(weights).buffer,
    }),
  });
  const inputs = Object.entries(feeds).map(
    ([name, { data, shape, type }]) =>
      [nodeOf(file.signature.inputs, name), tf.tensor(data, [...shape], type)] as const,
  );
  const names = Object.keys(file.signature.outputs).map(withoutIndex);
  const nodes = names.map((name) => nodeOf(file.signature.outputs, name));
  const outputs = [model.execute(Object.fromEntries(inputs), nodes)].flat();
  const answers = outputs.map((output, index): [string, Tensor] => [
    names[index]!,
    { type: output.dtype, shape: output.shape, data: output.dataSync() } as Tensor,
  ]);
  tf.dispose([outputs, inputs.map(([, tensor]) => tensor)]);
  model.dispose();
  return Object.fromEntries(answers);
}

function nodeOf(signature: Record<string, { name: string }>, name: string): string {
  return (signature[name] ?? signature[`${name}:0`])!.name;
}

function withoutIndex(name: string): string {
  return name.replace(/:0$/, '');
}
