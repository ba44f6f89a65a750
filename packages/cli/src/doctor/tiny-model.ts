import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModelRunner, ModelSpec } from '@drapeflow/core';

/** `sum` = `values` + 1, as a TensorFlow.js graph model. */
const graphModel = {
  format: 'graph-model',
  signature: {
    inputs: { values: { name: 'values:0', dtype: 'DT_FLOAT' } },
    outputs: { sum: { name: 'sum:0', dtype: 'DT_FLOAT' } },
  },
  modelTopology: {
    versions: {},
    node: [
      {
        name: 'values',
        op: 'Placeholder',
        attr: { dtype: { type: 'DT_FLOAT' }, shape: { shape: { dim: [{ size: '2' }] } } },
      },
      { name: 'one', op: 'Const', attr: { dtype: { type: 'DT_FLOAT' } } },
      { name: 'sum', op: 'AddV2', input: ['values', 'one'], attr: { T: { type: 'DT_FLOAT' } } },
    ],
  },
  weightsManifest: [
    { paths: ['one.bin'], weights: [{ name: 'one', shape: [1], dtype: 'float32' }] },
  ],
};

/**
 * Runs a model of one addition, which proves that a runtime computes.
 * @throws what the runner throws; an error if the sum is wrong
 */
export async function runTinyModel(modelRunner: ModelRunner): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'drapeflow-doctor-'));
  try {
    const file = join(folder, 'tiny.json');
    await writeFile(file, JSON.stringify(graphModel));
    await writeFile(join(folder, 'one.bin'), new Uint8Array(new Float32Array([1]).buffer));
    const values = { type: 'float32', shape: [2] } as const;
    const spec: ModelSpec = {
      name: 'doctor',
      format: 'tfjs-graph-model',
      location: { file },
      inputs: { values },
    };
    const model = await modelRunner.load(spec);
    try {
      const { sum } = await model.run({ values: { ...values, data: Float32Array.of(1, 41) } });
      const answer = [...(sum?.data ?? [])].join(', ');
      if (answer !== '2, 42') throw new Error(`1, 41 plus 1 is '${answer}' there`);
    } finally {
      await model.dispose?.();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}
