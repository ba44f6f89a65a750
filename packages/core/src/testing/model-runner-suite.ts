import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelRunner, ModelSpec } from '../contracts/model-runner.js';
import type { Tensor } from '../contracts/tensor.js';
import { tinyGraphModel } from './tiny-graph-model.js';

/** Files that the suite reads: core itself touches none. */
export interface ModelRunnerFixture {
  /** The file with `tinyGraphModel.json`, its weights beside it; or the same model in another format. */
  readonly model: ModelSpec;
  /** A file with bytes that are no model. */
  readonly garbageFile: string;
  /** A path where no file is. */
  readonly missingFile: string;
}

/**
 * What every `ModelRunner` must hold to. Call it in a test file.
 * @param makeRunner makes a fresh runner; the suite disposes it
 * @param makeFixture called once, before the tests
 */
export function describeModelRunner(
  name: string,
  makeRunner: () => Promise<ModelRunner>,
  makeFixture: () => Promise<ModelRunnerFixture>,
): void {
  describe(`the model runner ${name}`, () => {
    const { feeds, answers } = tinyGraphModel;
    let runner: ModelRunner;
    let fixture: ModelRunnerFixture;
    beforeAll(async () => {
      fixture = await makeFixture();
      runner = await makeRunner();
    });
    afterAll(() => runner.dispose?.());

    it('names its runtime and engine', () => {
      expect(runner.description).toMatch(/^\S+ \d+\.\d+\.\d+\S*, \S+$/);
    });

    it('computes what the model says, outputs by name in its order', async () => {
      const model = await runner.load(fixture.model);
      const result = await model.run(feeds([1.5, -2, 3], 4));
      expect(model.outputs).toEqual(['scaled', 'shifted']);
      expectAnswers(result, answers([1.5, -2, 3], 4));
      expect(result['shifted']!.shape).toEqual([1, 3]);
      await model.dispose?.();
    });

    it('gives each of many overlapping calls its own answer', async () => {
      const model = await runner.load(fixture.model);
      const calls = Array.from({ length: 20 }, (_, index) => [index, -index, index / 4] as const);
      const results = await Promise.all(
        calls.map((values, index) => model.run(feeds([...values], index))),
      );
      results.forEach((result, index) => expectAnswers(result, answers([...calls[index]!], index)));
      await model.dispose?.();
    });

    it('keeps a model that is loaded twice until both users have disposed it', async () => {
      const [first, second] = await Promise.all([
        runner.load(fixture.model),
        runner.load(fixture.model),
      ]);
      await first.dispose?.();
      expectAnswers(await second.run(feeds([1, 1, 1], 0)), answers([1, 1, 1], 0));
      await second.dispose?.();
    });

    it('answers a call that began before the model was disposed, and refuses a later one', async () => {
      const model = await runner.load(fixture.model);
      const early = model.run(feeds([7, 8, 9], 1));
      await model.dispose?.();
      expectAnswers(await early, answers([7, 8, 9], 1));
      await expect(model.run(feeds([7, 8, 9], 1))).rejects.toMatchObject({
        code: 'MODEL_DISPOSED',
      });
    });

    it('loads a model again after it has been disposed', async () => {
      await (await runner.load(fixture.model)).dispose?.();
      const model = await runner.load(fixture.model);
      expectAnswers(await model.run(feeds([1, 2, 3], 4)), answers([1, 2, 3], 4));
      await model.dispose?.();
    });

    it.each<[string, Record<string, Tensor>]>([
      ['a missing input', only(feeds([1, 2, 3], 4), 'values')],
      ['an unknown input', { ...feeds([1, 2, 3], 4), more: feeds([1, 2, 3], 4)['values']! }],
      ['another shape', { ...feeds([1, 2, 3], 4), values: float32([3, 1], [1, 2, 3]) }],
      ['another type', { ...feeds([1, 2, 3], 4), offset: float32([1], [4]) }],
      ['too few elements', { ...feeds([1, 2, 3], 4), values: float32([1, 3], [1, 2]) }],
    ])('refuses to run with %s', async (_, wrong) => {
      const model = await runner.load(fixture.model);
      await expect(model.run(wrong)).rejects.toMatchObject({ code: 'MODEL_INPUT_MISMATCH' });
      expectAnswers(await model.run(feeds([1, 2, 3], 4)), answers([1, 2, 3], 4));
      await model.dispose?.();
    });

    it.each<[string, (inputs: ModelSpec['inputs']) => ModelSpec['inputs']]>([
      ['name', ({ values, offset }) => ({ other: values!, offset: offset! })],
      ['number', ({ values }) => ({ values: values! })],
      ['type', (inputs) => ({ ...inputs, offset: { type: 'float32', shape: [1] } })],
      ['shape', (inputs) => ({ ...inputs, values: { type: 'float32', shape: [1, 4] } })],
    ])('refuses to load a model whose inputs differ in %s', async (_, change) => {
      const inputs = change(fixture.model.inputs);
      await expect(runner.load({ ...fixture.model, inputs })).rejects.toMatchObject({
        code: 'MODEL_INPUT_MISMATCH',
      });
    });

    it('names the path of a file that is not there', async () => {
      const spec: ModelSpec = { ...fixture.model, location: { file: fixture.missingFile } };
      await expect(runner.load(spec)).rejects.toMatchObject({
        code: 'FILE_NOT_FOUND',
        details: { path: fixture.missingFile },
      });
    });

    it('names the npm package of a model whose package is not installed', async () => {
      const location = { package: '@drapeflow/not-installed', path: 'model.json' };
      await expect(runner.load({ ...fixture.model, location })).rejects.toMatchObject({
        code: 'MODEL_PACKAGE_MISSING',
        details: { package: '@drapeflow/not-installed' },
      });
    });

    it('says which file is no model', async () => {
      const spec: ModelSpec = { ...fixture.model, location: { file: fixture.garbageFile } };
      await expect(runner.load(spec)).rejects.toMatchObject({
        code: 'MODEL_FILE_INVALID',
        details: { path: fixture.garbageFile },
      });
    });

    it('ends every model when it is disposed itself', async () => {
      const another = await makeRunner();
      const model = await another.load(fixture.model);
      await another.dispose?.();
      await expect(model.run(feeds([1, 2, 3], 4))).rejects.toMatchObject({
        code: 'MODEL_DISPOSED',
      });
    });
  });
}

function expectAnswers(
  result: Readonly<Record<string, Tensor>>,
  answers: Record<string, number[]>,
): void {
  expect(Object.keys(result)).toEqual(Object.keys(answers));
  for (const [name, numbers] of Object.entries(answers)) {
    expect(result[name]!.type).toBe('float32');
    expect(Array.from(result[name]!.data)).toEqual(
      numbers.map((number) => expect.closeTo(number, 5)),
    );
  }
}

function float32(shape: number[], values: number[]): Tensor {
  return { type: 'float32', shape, data: Float32Array.from(values) };
}

function only(feeds: Record<string, Tensor>, name: string): Record<string, Tensor> {
  return { [name]: feeds[name]! };
}
