import { expect, test } from 'vitest';
import type { Backend } from '../contracts/backend.js';
import type { Tensors } from '../contracts/graph-runner.js';
import { DrapeflowError } from '../errors/drapeflow-error.js';
import { GraphBuilder } from '../graph/graph-builder.js';
import { fallBack } from './fall-back.js';

const graph = (() => {
  const builder = new GraphBuilder('identity');
  builder.output('out', builder.input('in', [2]));
  return builder.build();
})();
const inputs = (): Tensors => ({
  in: { type: 'float32', shape: [2], data: Float32Array.of(3, 4) },
});

/** A backend that hands its input back from the given run on, and has too little memory before. */
function stub(engine: string, enoughFrom: number, log: string[]): Backend {
  let runs = 0;
  const run = async (given: Tensors) => {
    log.push(`${engine} runs`);
    const data = (given['in'] ?? given['x']).data as Float32Array;
    const handedOver = Float32Array.from(data);
    data.fill(0);
    if (++runs >= enoughFrom) return { out: { ...inputs()['in'], data: handedOver } } as Tensors;
    throw new DrapeflowError('OUT_OF_MEMORY', { model: 'identity', problem: 'full' });
  };
  const dispose = (what: string) => async () => void log.push(`${engine} disposes ${what}`);
  return {
    engine,
    passedOver: [],
    modelRunner: {
      description: `stub, ${engine}`,
      load: async () => ({ outputs: ['out'], run, dispose: dispose('model') }),
    },
    graphRunner: { compile: async () => ({ run, dispose: dispose('graph') }) },
    dispose: dispose('all'),
  };
}

function opened(backends: readonly Backend[], log: string[]) {
  return fallBack(backends[0], {
    engines: backends.slice(1).map(({ engine }) => engine),
    start: async (name) => {
      const next = backends.find(({ engine }) => engine === name)!;
      if (name === 'broken') throw new Error('it is broken');
      return next;
    },
    onChange: (message) => log.push(message),
  });
}

test('A run that lacks memory is repeated by the next engine with the same input, and all that follow run there.', async () => {
  const log: string[] = [];
  const backend = opened([stub('gpu', 99, log), stub('broken', 1, log), stub('cpu', 1, log)], log);
  expect(backend.engine).toBe('gpu');
  const compiled = await backend.graphRunner.compile(graph, new Map());
  const { out } = await compiled.run(inputs());
  expect([...out.data]).toEqual([3, 4]);
  expect(backend.engine).toBe('cpu');
  expect(backend.modelRunner.description).toBe('stub, cpu');
  expect(backend.passedOver).toEqual([
    { engine: 'broken', reason: 'it is broken' },
    { engine: 'gpu', reason: expect.stringContaining('ran out of memory') },
  ]);
  await compiled.run(inputs());
  const model = await backend.modelRunner.load({
    name: 'm',
    format: 'onnx',
    location: { file: 'm.onnx' },
    inputs: {},
  });
  expect([...(await model.run({ x: inputs()['in'] }))['out'].data]).toEqual([3, 4]);
  expect(log).toEqual([
    'gpu runs',
    'The engine gpu ran out of memory: cpu goes on.',
    'cpu runs',
    'cpu runs',
    'cpu runs',
  ]);
});

test('Runs that fail at once change the engine once.', async () => {
  const log: string[] = [];
  const backend = opened([stub('gpu', 99, log), stub('cpu', 1, log), stub('other', 1, log)], log);
  const compiled = await backend.graphRunner.compile(graph, new Map());
  await Promise.all([compiled.run(inputs()), compiled.run(inputs())]);
  expect(backend.engine).toBe('cpu');
});

test('Where no engine is left the lack of memory is told.', async () => {
  const log: string[] = [];
  const backend = opened([stub('gpu', 99, log), stub('cpu', 99, log)], log);
  const compiled = await backend.graphRunner.compile(graph, new Map());
  await expect(compiled.run(inputs())).rejects.toMatchObject({ code: 'OUT_OF_MEMORY' });
});

test('Everything that was opened is disposed, on every engine.', async () => {
  const log: string[] = [];
  const backend = opened([stub('gpu', 99, log), stub('cpu', 1, log)], log);
  const compiled = await backend.graphRunner.compile(graph, new Map());
  await compiled.run(inputs());
  log.length = 0;
  await compiled.dispose?.();
  await backend.dispose?.();
  expect(log.sort()).toEqual([
    'cpu disposes all',
    'cpu disposes graph',
    'gpu disposes all',
    'gpu disposes graph',
  ]);
});
