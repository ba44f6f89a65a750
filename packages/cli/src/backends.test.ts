import { configurationSchema, GraphBuilder } from '@drapeflow/core';
import { expect, test } from 'vitest';
import { startBackend } from './backends.js';

/** Four terabytes: more than any engine has. */
function farTooLarge() {
  const million = 2 ** 20;
  const graph = new GraphBuilder('far too large');
  const column = graph.input('column', [million, 1]);
  const row = graph.input('row', [1, million]);
  const all = graph.apply('add', [column, row]);
  graph.output('mean', graph.apply('reduceMean', [all], { axes: [0, 1] }));
  return graph.build();
}

test.each([
  ['fail', 'wasm', []],
  ['next-engine', 'cpu', ['wasm']],
] as const)(
  'Where memory does not suffice and the configuration says "%s", the engine is %s in the end.',
  async (onOutOfMemory, engine, passedOver) => {
    const notices: string[] = [];
    const configuration = { backend: 'tfjs', engine: 'wasm', onOutOfMemory } as const;
    const backend = await startBackend(configurationSchema.parse(configuration), {
      cacheDirectory: 'unused',
      resolveFrom: [],
      onNotice: (notice) => notices.push(notice),
    });
    await expect(backend.graphRunner.compile(farTooLarge(), new Map())).rejects.toMatchObject({
      code: 'OUT_OF_MEMORY',
    });
    expect(backend.engine).toBe(engine);
    expect(backend.passedOver.map((each) => each.engine)).toEqual(passedOver);
    expect(notices).toHaveLength(passedOver.length);
    await backend.dispose?.();
  },
);
