import { readFileSync } from 'node:fs';
import {
  PluginRegistry,
  referenceGraphRunner,
  type Metric,
  type WeightTensor,
} from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { lpips } from '../metrics/lpips.js';
import { madeUpFrame } from '../testing/made-up-frames.js';
import { madeUpLpips } from '../testing/made-up-lpips.js';
import type { BackboneName } from './backbones.js';

/** Made by PyTorch, see `known-answers/lpips_in_torch.py`. */
const answers = JSON.parse(
  readFileSync(new URL('known-answers/lpips.json', import.meta.url), 'utf8'),
) as { network: BackboneName; width: number; height: number; distance: number }[];

const alex = madeUpLpips('alex');

const registry = new PluginRegistry();
registry.add(lpips);

function metricWith(weights: Map<string, WeightTensor>, network: BackboneName): Promise<Metric> {
  const options = { weights: 'lpips.safetensors', network };
  return registry.create('metric', 'lpips', options, {
    graphRunner: referenceGraphRunner,
    weightsReader: {
      read: async () => ({ weights, metadata: {} }),
      readModel: () => Promise.reject(new Error('There is no model.')),
    },
  });
}

describe('the metric lpips', () => {
  it.each(answers)(
    'agrees with PyTorch: $network, $width × $height',
    async ({ network, width, height, distance }) => {
      const made = madeUpFrame(width, height, (x, y) => [x, y]);
      const reference = madeUpFrame(width, height, (x, y) => [x + 3.3, y - 0.2 * x]);
      const metric = await metricWith(network === 'alex' ? alex : madeUpLpips(network), network);
      await metric.add({ made, reference });
      expect(metric.result()! / distance).toBeCloseTo(1, 5);
    },
  );

  it('takes the other name of the linear layers, too', async () => {
    const weights = new Map(alex);
    weights.set('lins.2.model.1.weight', weights.get('lin2.model.1.weight')!);
    weights.delete('lin2.model.1.weight');
    await expect(metricWith(weights, 'alex')).resolves.toBeDefined();
  });

  it('refuses weights of another network, with what differs', async () => {
    const weights = new Map(alex);
    weights.delete('lin3.model.1.weight');
    weights.set('net.slice1.0.bias', { shape: [3], data: new Float32Array(3) });
    await expect(metricWith(weights, 'alex')).rejects.toThrow(
      'LPIPS, alex (lpips.safetensors): net.slice1.0.bias is [3], not [64]; lin3.model.1.weight is missing',
    );
  });
});
