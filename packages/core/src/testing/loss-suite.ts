import { describe, expect, it } from 'vitest';
import { lossTensorNames, type Loss, type LossTensorName } from '../contracts/loss.js';
import { GraphBuilder, type Value } from '../graph/graph-builder.js';
import { interpret } from '../graph/interpret.js';
import type { ReferenceTensor } from '../graph/operation.js';
import { RandomNumbers } from '../graph/random-numbers.js';
import { elementCount, type Shape } from '../graph/shape.js';

const batch = 2;
const image = (channels: number): Shape => [batch, 16, 16, channels];
const flow = (channels: number): Shape => [batch, 8, 8, channels];
const shapes: Readonly<Record<LossTensorName, Shape>> = {
  frame: image(3),
  previousFrame: image(3),
  clothes: image(4),
  tryOn: image(3),
  previousTryOn: image(3),
  body: image(3),
  visible: image(1),
  shading: image(1),
  torso: image(4),
  warped: image(4),
  flow: image(2),
  lowResolution: flow(2),
  previousLowResolution: flow(2),
  trueFlow: flow(3),
  previousTrueFlow: flow(3),
};

/**
 * What every `Loss` must hold to. Call it in a test file.
 * @param create makes a fresh loss
 */
export function describeLoss(name: string, create: () => Promise<Loss>): void {
  describe(`the loss ${name}`, () => {
    it('reads tensors that there are, each named once', async () => {
      const { reads } = await create();
      expect(reads.length).toBeGreaterThan(0);
      expect(new Set(reads).size).toBe(reads.length);
      for (const read of reads) expect(lossTensorNames).toContain(read);
    });

    it('is one number, 0 where all is as it should be', async () => {
      // A still, even picture: what is made is the truth, and nothing bends or changes.
      const perfect = await evaluate(await create(), (tensor) => (tensor === 'visible' ? 1 : 0.5));
      expect(perfect).toBeCloseTo(0, 6);
    });

    it('is larger than 0 where nothing is as it should be', async () => {
      const random = new RandomNumbers(21);
      expect(await evaluate(await create(), () => random.uniform())).toBeGreaterThan(1e-3);
    });
  });
}

/** The loss of tensors with the given elements; it gets those only that it reads. */
async function evaluate(loss: Loss, valueOf: (tensor: LossTensorName) => number): Promise<number> {
  const graph = new GraphBuilder('loss');
  const tensors: Partial<Record<LossTensorName, Value>> = {};
  const given = new Map<string, ReferenceTensor>();
  for (const [name, { shape, data }] of loss.weights ?? []) {
    given.set(name, { shape, data: Float64Array.from(data) });
  }
  for (const name of loss.reads) {
    const shape = shapes[name];
    tensors[name] = graph.input(name, shape);
    const data = Float64Array.from({ length: elementCount(shape) }, () => valueOf(name));
    given.set(name, { shape, data });
  }
  const described = loss.describe(graph, tensors);
  expect(elementCount(described.shape)).toBe(1);
  graph.output('loss', described);
  return interpret(graph.build(), given).get('loss')!.data[0];
}
