import {
  definePlugin,
  pluginApiVersion,
  type CompiledGraph,
  type Metric,
  type RgbImage,
  type Tensor,
} from '@drapeflow/core';
import { z } from 'zod';
import { meanOverFrames } from '../mean-over-frames.js';
import { backbones } from '../perceptual/backbones.js';
import { lpipsGraph } from '../perceptual/lpips-graph.js';
import { lpipsWeights } from '../perceptual/lpips-weights.js';

const name = 'lpips';

/**
 * LPIPS of Zhang et al. (2018), version 0.1, against the real frames, the mean over frames, 0 at its best. Its weights
 * are the user's: with any others the number would be no LPIPS. Papers mostly use `alex`.
 */
export const lpips = definePlugin({
  name,
  kind: 'metric',
  apiVersion: pluginApiVersion,
  summary: 'Learned perceptual distance to the real frames; its weights are the user’s.',
  requires: ['weightsReader', 'graphRunner'],
  configSchema: z.strictObject({
    weights: z
      .string()
      .describe('A safetensors file with the state of lpips.LPIPS, of the same network.'),
    network: z.enum(['alex', 'vgg']).default('alex'),
  }),
  create: async ({ weights: path, network }, { weightsReader, graphRunner }): Promise<Metric> => {
    const backbone = backbones[network];
    const { weights: learned } = await weightsReader.read(path);
    const weights = lpipsWeights(network, backbone, learned, path);
    let compiled: CompiledGraph | undefined;
    const metric = meanOverFrames(
      {
        name,
        unit: '',
        better: 'lower',
        needs: ['reference'],
        leastSide: backbone.leastSide,
      },
      async ({ made, reference }) => {
        compiled ??= await graphRunner.compile(lpipsGraph(name, backbone, made), weights);
        const inputs = { made: tensorOf(made), reference: tensorOf(reference) };
        return (await compiled.run(inputs)).distance.data[0];
      },
    );
    return { ...metric, dispose: async () => compiled?.dispose?.() };
  },
});

/** Colours −1…1. */
function tensorOf({ width, height, data }: RgbImage): Tensor {
  const values = Float32Array.from(data, (value) => value / 127.5 - 1);
  return { type: 'float32', shape: [1, height, width, 3], data: values };
}
