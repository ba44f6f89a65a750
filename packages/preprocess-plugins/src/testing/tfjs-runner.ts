/* eslint-disable no-restricted-imports, @nx/enforce-module-boundaries -- tests run real models on Node */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { SharedModels, type ModelRunner, type Tensor } from '@drapeflow/core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import * as tf from '@tensorflow/tfjs-core';

const require = createRequire(import.meta.url);

/** Runs the graph models of npm packages plainly through TensorFlow.js. */
export async function tfjsRunner(): Promise<ModelRunner> {
  setWasmPaths(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')) + sep);
  await tf.setBackend('wasm');
  const models = new SharedModels(async ({ location }) => {
    if (!('package' in location)) throw new Error('only packages');
    const folder = dirname(require.resolve(`${location.package}/package.json`));
    const path = join(folder, location.path);
    const file = JSON.parse(await readFile(path, 'utf8'));
    const weights = await readFile(path.replace(/json$/, 'bin'));
    const { modelTopology, signature, format, weightsManifest } = file;
    const weightData = new Uint8Array(weights).buffer;
    const weightSpecs = weightsManifest[0].weights;
    const model = await loadGraphModel({
      load: async () => ({ modelTopology, signature, format, weightSpecs, weightData }),
    });
    const outputs = Object.keys(signature.outputs);
    const nodes = outputs.map((name) => signature.outputs[name].name);
    return {
      outputs: outputs.map((name) => name.replace(/:0$/, '')),
      run: async (feeds) => {
        const fed = Object.entries(feeds).map(([name, { data, shape, type }]) => [
          name,
          tf.tensor(data, [...shape], type),
        ]);
        const answers = [model.execute(Object.fromEntries(fed), nodes)].flat();
        const read = answers.map((answer, index) => [
          outputs[index].replace(/:0$/, ''),
          { type: answer.dtype, shape: answer.shape, data: answer.dataSync() },
        ]);
        tf.dispose([answers, fed.map(([, tensor]) => tensor)]);
        return Object.fromEntries(read) as Record<string, Tensor>;
      },
      dispose: async () => model.dispose(),
    };
  });
  return { description: 'tfjs 4.22.0, wasm', load: (spec) => models.load(spec) };
}
