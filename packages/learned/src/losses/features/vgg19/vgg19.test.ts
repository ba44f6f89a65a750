import { readFile } from 'node:fs/promises';
import { GraphBuilder, interpret, type ReferenceTensor, type Weights } from '@drapeflow/core';
import { expectClose } from '@drapeflow/core/testing';
import { expect, test } from 'vitest';
import { madeUp, madeUpVgg19 } from '../../../testing/made-up-vgg19.js';
import { describeVgg19, vgg19Weights } from './vgg19.js';

/** Made by PyTorch, see `known-answers/vgg19_in_torch.py`. */
const answers = JSON.parse(
  await readFile(new URL('known-answers/vgg19.json', import.meta.url), 'utf8'),
) as { count: number; mean: number; some: number[] }[];

function featuresOf(weights: Weights): ReferenceTensor[] {
  const graph = new GraphBuilder('VGG19');
  const image = graph.input('image', [1, 16, 16, 3]);
  describeVgg19(graph, image).forEach((value, i) => graph.output(`${i}`, value));
  const data = Float64Array.from({ length: 768 }, (_, i) => Math.fround(Math.sin(0.37 * i)));
  const given = new Map<string, ReferenceTensor>([['image', { shape: image.shape, data }]]);
  for (const [name, { shape, data }] of weights) {
    given.set(name, { shape, data: Float64Array.from(data) });
  }
  return [...interpret(graph.build(), given).values()];
}

test.each(['', 'features.'])(
  'Features are those of PyTorch, from weights named %s0.weight.',
  (prefix) => {
    const found = featuresOf(vgg19Weights(madeUpVgg19(prefix), 'a file'));
    expect(found).toHaveLength(answers.length);
    found.forEach(({ data }, i) => {
      const { count, mean, some } = answers[i];
      expect(data.length).toBe(count);
      const sampled = some.map((_, k) => data[k * Math.floor(count / 8)]);
      expectClose(sampled, some, 1e-5, `feature ${i}`);
      expectClose(
        [data.reduce((a, b) => a + b, 0) / count],
        [mean],
        1e-5,
        `the mean of feature ${i}`,
      );
    });
  },
);

test('Weights of another network are refused, with what differs.', () => {
  const weights = madeUpVgg19();
  weights.delete('28.bias');
  weights.set('5.weight', madeUp([64, 64, 3, 3], 5));
  expect(() => vgg19Weights(weights, 'vgg.safetensors')).toThrow(
    /VGG19 \(vgg\.safetensors\): 5\.weight is \[64, 64, 3, 3\], not \[128, 64, 3, 3\]; 28\.bias is missing/,
  );
});
