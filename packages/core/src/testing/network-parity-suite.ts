import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Differentiator, GraphRunner } from '../contracts/graph-runner.js';
import { RandomNumbers } from '../graph/random-numbers.js';
import type { Weights, WeightTensor } from '../graph/weights.js';
import type { NetworkPreset } from '../networks/network-configuration.js';
import { expectClose } from './compare-tensors.js';
import { networkCases, trainingCase } from './network-cases.js';
import { referenceResults } from './reference-results.js';

const tolerance = 1e-4;
const gradientTolerance = 1e-3;
/**
 * How far along a direction the weights are moved to see the loss change. Reading an image by a flow has a kink
 * wherever a pixel is passed: the step is so small that hardly any is, and in double precision still large enough.
 */
const step = 1e-8;

/**
 * That an engine runs the networks of some presets as the reference interpreter does. Call it in a test file.
 * @param openRunner called once for each preset
 */
export function describeNetworkParity(
  name: string,
  presets: readonly NetworkPreset[],
  openRunner: () => Promise<{ runner: GraphRunner; close(): Promise<void> | undefined }>,
): void {
  describe.each(presets)(`the networks of preset %s on ${name}`, (preset) => {
    let opened: Awaited<ReturnType<typeof openRunner>>;
    beforeAll(async () => {
      opened = await openRunner();
    });
    afterAll(() => opened.close());

    it.each(networkCases(preset).map((each) => [each.name, each] as const))(
      'give the outputs of the reference: %s',
      async (_, { graph, weights, inputs }) => {
        const compiled = await opened.runner.compile(graph, weights);
        const results = await compiled.run(inputs());
        await compiled.dispose?.();
        for (const [output, { data }] of referenceResults(graph, weights, inputs())) {
          expectClose(results[output].data, data, tolerance, `${graph.name}, ${output}`);
        }
      },
      180_000,
    );
  });
}

/**
 * That the loss of a training step of the reference changes as an engine's gradients say. Call it in a test file.
 * @param openDifferentiator called once for each preset
 */
export function describeTrainingParity(
  name: string,
  presets: readonly NetworkPreset[],
  openDifferentiator: () => Promise<{
    differentiator: Differentiator;
    close(): Promise<void> | undefined;
  }>,
): void {
  describe.each(presets)(`a training step of preset %s on ${name}`, (preset) => {
    let opened: Awaited<ReturnType<typeof openDifferentiator>>;
    beforeAll(async () => {
      opened = await openDifferentiator();
    });
    afterAll(() => opened.close());

    it('has gradients along which the loss of the reference changes', async () => {
      const { graph, weights, inputs } = trainingCase(preset);
      const differentiable = await opened.differentiator.open(graph, 'loss');
      const { outputs, gradients } = await differentiable.differentiate(weights, inputs());
      await differentiable.dispose?.();
      const lossAt = (moved: Weights) =>
        referenceResults(graph, moved, inputs()).get('loss')!.data[0];
      expectClose(outputs['loss'].data, [lossAt(weights)], tolerance, 'the loss');
      // A direction costs two runs of the reference: of the larger networks, one through all parts must do.
      for (const part of preset === 'tiny' ? parts : [undefined]) {
        const direction = directionWithin(weights, part);
        const change =
          lossAt(moveBy(weights, direction, step)) - lossAt(moveBy(weights, direction, -step));
        const predicted = productOf(gradients, direction);
        const scale = Math.max(Math.abs(predicted), normOf(gradients, direction));
        const off = Math.abs(change / (2 * step) - predicted) / scale;
        expect(off, part ?? 'all parts').toBeLessThan(gradientTolerance);
      }
    }, 600_000);
  });
}

type Direction = ReadonlyMap<string, Float64Array>;

const parts = ['encoder1', 'memory', 'decoder1', 'encoder3', 'decoder2'];

/** A random direction among the parameters of one part of the network, or of all. */
function directionWithin(weights: Weights, part: string | undefined): Direction {
  const random = new RandomNumbers(13);
  const own = [...weights].filter(([name]) => !part || name.startsWith(`${part}.`));
  return new Map(
    own.map(([name, { data }]) => [name, Float64Array.from(data, () => random.normal())]),
  );
}

function moveBy(weights: Weights, direction: Direction, distance: number): Weights {
  const moved = new Map<string, WeightTensor>(weights);
  for (const [name, along] of direction) {
    const { shape, data } = weights.get(name)!;
    // In double precision: the reference takes any numbers.
    const values = Float64Array.from(data, (value, i) => value + distance * along[i]);
    moved.set(name, { shape, data: values as unknown as Float32Array });
  }
  return moved;
}

function productOf(gradients: ReadonlyMap<string, Float32Array>, direction: Direction): number {
  let sum = 0;
  for (const [name, along] of direction) {
    const gradient = gradients.get(name)!;
    for (let i = 0; i < along.length; i++) sum += gradient[i] * along[i];
  }
  return sum;
}

function normOf(gradients: ReadonlyMap<string, Float32Array>, direction: Direction): number {
  let sum = 0;
  for (const name of direction.keys())
    for (const value of gradients.get(name)!) sum += value * value;
  return Math.sqrt(sum);
}
