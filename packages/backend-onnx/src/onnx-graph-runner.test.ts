import { GraphBuilder, type Graph } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { cpu } from './engines/cpu.js';
import { OnnxGraphRunner } from './onnx-graph-runner.js';
import { sessionSettings } from './session/session-settings.js';

describe('OnnxGraphRunner', () => {
  const makeRunner = () => new OnnxGraphRunner(sessionSettings(cpu, 1));

  it('gives an output its own name where an input has it too', async () => {
    const compiled = await makeRunner().compile(counter(), new Map());
    expect(await compiled.run(counted(4))).toEqual(counted(5));
    await compiled.dispose?.();
  });

  it('answers a run that began before the graph was disposed, and refuses a later one', async () => {
    const compiled = await makeRunner().compile(counter(), new Map());
    const early = compiled.run(counted(1));
    await compiled.dispose?.();
    expect(await early).toEqual(counted(2));
    await expect(compiled.run(counted(1))).rejects.toMatchObject({ code: 'MODEL_DISPOSED' });
  });

  it('ends every graph when it is disposed itself', async () => {
    const runner = makeRunner();
    const compiled = await runner.compile(counter(), new Map());
    await runner.dispose();
    await expect(compiled.run(counted(1))).rejects.toMatchObject({ code: 'MODEL_DISPOSED' });
    await compiled.dispose?.();
  });

  it('takes an input that no output needs', async () => {
    const builder = new GraphBuilder('spare');
    builder.input('spare', [2]);
    builder.output('result', builder.number(3));
    const compiled = await makeRunner().compile(builder.build(), new Map());
    const { result } = await compiled.run({
      spare: { type: 'float32', shape: [2], data: new Float32Array(2) },
    });
    expect([...result.data]).toEqual([3]);
    await compiled.dispose?.();
  });

  it('says what onnxruntime has against a graph', async () => {
    const runner = new OnnxGraphRunner(sessionSettings({ ...cpu, provider: 'abacus' }, 1));
    await expect(runner.compile(counter(), new Map())).rejects.toMatchObject({
      code: 'MODEL_RUN_FAILED',
      details: { model: 'counter', problem: expect.stringContaining('abacus') },
    });
  });
});

/** Its input and its output have one name. */
function counter(): Graph {
  const builder = new GraphBuilder('counter');
  const count = builder.input('count', [1]);
  builder.output('count', builder.apply('add', [count, builder.number(1)]));
  return builder.build();
}

function counted(count: number) {
  return { count: { type: 'float32', shape: [1], data: Float32Array.of(count) } } as const;
}
