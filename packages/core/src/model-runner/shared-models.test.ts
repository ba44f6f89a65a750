import { describe, expect, it, vi } from 'vitest';
import type { Model, ModelSpec } from '../contracts/model-runner.js';
import { SharedModels } from './shared-models.js';

const spec: ModelSpec = {
  name: 'a',
  format: 'onnx',
  location: { file: 'a.onnx' },
  inputs: {
    x: { type: 'float32', shape: [1] },
    y: { type: 'float32', shape: [2] },
  },
};

function opener() {
  const disposed = vi.fn(async () => {});
  const open = vi.fn(async (): Promise<Model> => {
    return { outputs: ['z'], run: async () => ({}), dispose: disposed };
  });
  return { open, disposed };
}

describe('SharedModels', () => {
  it('opens a model once for equal specs, in whatever order their inputs are named', async () => {
    const { open, disposed } = opener();
    const models = new SharedModels(open);
    const inputs = { y: spec.inputs['y']!, x: spec.inputs['x']! };
    const [first, second] = await Promise.all([
      models.load(spec),
      models.load({ ...spec, inputs }),
    ]);
    expect(open).toHaveBeenCalledOnce();
    await first.dispose?.();
    await first.dispose?.();
    expect(disposed).not.toHaveBeenCalled();
    await second.dispose?.();
    expect(disposed).toHaveBeenCalledOnce();
  });

  it('opens another copy for another shape', async () => {
    const { open } = opener();
    const models = new SharedModels(open);
    await models.load(spec);
    await models.load({ ...spec, inputs: { ...spec.inputs, x: { type: 'float32', shape: [3] } } });
    expect(open).toHaveBeenCalledTimes(2);
  });

  it('tries again after a failure', async () => {
    const { open } = opener();
    open.mockRejectedValueOnce(new Error('not yet'));
    const models = new SharedModels(open);
    const both = await Promise.allSettled([models.load(spec), models.load(spec)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(models.load(spec)).resolves.toMatchObject({ outputs: ['z'] });
  });

  it('can be disposed while a model that will fail is being opened', async () => {
    const models = new SharedModels(() => Promise.reject(new Error('broken')));
    const loading = models.load(spec);
    await models.dispose();
    await expect(loading).rejects.toThrow('broken');
  });
});
