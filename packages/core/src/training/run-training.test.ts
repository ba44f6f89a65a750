import { describe, expect, test } from 'vitest';
import type { Weights } from '../graph/weights.js';
import {
  configured,
  MemoryStore,
  offset,
  ofKind,
  prepare,
  take,
  wavering,
  type TargetOf,
} from '../testing/toy-training.js';
import type { TrainingExample } from './train.js';

/** The indices of the examples that a call learned from or was validated on. */
function indicesOf(examples: readonly TrainingExample[]): number[] {
  return examples.flatMap(({ inputs }) => [...inputs['index'].data] as number[]);
}

/** The mean square of a vector's distance to the validation's targets. */
function validationLoss(vector: Float32Array, targetOf: TargetOf, count: number): number {
  const squares = Array.from({ length: count }, (_, index) =>
    targetOf({ split: 'validation', index, length: 1 }).map(
      (target, i) => (vector[i] + offset - target) ** 2,
    ),
  ).flat();
  return squares.reduce((sum, square) => sum + square, 0) / squares.length;
}

/** Two stages: the first converges at its sixth step, where a checkpoint would be due, the second has seven steps. */
const twoStages = configured([
  { part: 'left', steps: 20, leastGain: 0.9, patience: 2 },
  { part: 'right', steps: 7, leastGain: 0, patience: 50, lengths: [1, 2] },
]);

describe('A training that is cut', () => {
  async function uncut() {
    const training = prepare(twoStages);
    return { expected: await take(training.events), store: training.store };
  }

  test('goes on exactly as if it had not been, whatever happened last.', async () => {
    const { expected, store: whole } = await uncut();
    expect(ofKind(expected, 'stage-ended').map(({ step, reason }) => [step, reason])).toEqual([
      [6, 'converged'],
      [13, 'steps'],
    ]);
    for (let cut = 0; cut <= expected.length; cut++) {
      const { store, events } = prepare(twoStages);
      const before = await take(events, cut);
      expect(before).toEqual(expected.slice(0, cut));
      const [begun, ...rest] = await take(prepare(twoStages, store).events);
      if (begun) {
        expect(rest).toEqual(expected.slice(expected.length - rest.length));
        const kept = store.written.find(({ progress }) => progress.step === begun.step);
        expect(begun).toMatchObject({ kind: 'stage', step: kept?.progress.step ?? 0 });
        const lost = (ofKind(before, 'step').at(-1)?.step ?? 0) - begun.step;
        expect(lost).toBeLessThanOrEqual(twoStages.checkpointEvery);
      } else {
        expect(cut).toBe(expected.length);
      }
      expect(store.written.at(-1)).toEqual(whole.written.at(-1));
      expect(store.best.at(-1)).toEqual(whole.best.at(-1));
    }
  });

  test('again and again comes to the same end.', async () => {
    const { expected, store: whole } = await uncut();
    const store = new MemoryStore();
    const losses = new Map<number, unknown>();
    let runs = 0;
    for (; (await store.read())?.progress.stage !== 2; runs++) {
      const events = await take(prepare(twoStages, store).events, 8);
      for (const { step, losses: each } of ofKind(events, 'step')) losses.set(step, each);
    }
    expect(runs).toBeGreaterThan(3);
    expect([...losses]).toEqual(
      ofKind(expected, 'step').map((event) => [event.step, event.losses]),
    );
    expect(store.written.at(-1)).toEqual(whole.written.at(-1));
  });

  test('between a checkpoint and the best weights writes these anew.', async () => {
    const { store: whole } = await uncut();
    const { store, events } = prepare(twoStages);
    store.writeBest = () => new Promise(() => {});
    const stuck = take(events);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await Promise.race([stuck, 'stuck'])).toBe('stuck');
    const again = prepare(twoStages, Object.assign(new MemoryStore(), { written: store.written }));
    await take(again.events);
    expect(again.store.best).toEqual(whole.best);
  });

  test('after its end does nothing more.', async () => {
    const { store } = await uncut();
    const again = prepare(twoStages, store);
    expect(await take(again.events)).toEqual([]);
    expect(again.task.opened).toBe(0);
  });
});

describe('A stage', () => {
  test('has converged after so many validations without a gain.', async () => {
    const stage = { part: 'left', steps: 100, learningRate: 1e-6, patience: 3 };
    const { events } = prepare(configured([stage], { validateEvery: 4 }));
    const taken = await take(events);
    const validated = ofKind(taken, 'validated');
    expect(validated.map(({ step, isBest }) => [step, isBest])).toEqual([
      [4, true],
      [8, false],
      [12, false],
      [16, false],
    ]);
    const ended = { kind: 'stage-ended', stage: 0, step: 16, reason: 'converged' };
    expect(taken.slice(-2)).toEqual([ended, { kind: 'checkpoint', step: 16 }]);
  });

  test('else takes all of its steps, and is validated at the last.', async () => {
    const stage = { part: 'left', steps: 11, patience: 50 };
    const taken = await take(prepare(configured([stage], { validateEvery: 4 })).events);
    expect(ofKind(taken, 'step').map(({ step }) => step)).toEqual(
      [...Array(11).keys()].map((i) => i + 1),
    );
    expect(ofKind(taken, 'validated').map(({ step }) => step)).toEqual([4, 8, 11]);
    expect(ofKind(taken, 'stage-ended')).toMatchObject([{ step: 11, reason: 'steps' }]);
  });

  test('learns: the average comes to where the mean loss is least.', async () => {
    const stage = { part: 'left', steps: 400, patience: 500 };
    const { store, events } = prepare(configured([stage], { movingAverage: 0.95 }));
    await take(events);
    const [x, y] = store.written.at(-1)!.average.get('left')!.data;
    // The targets waver around (2, −1).
    expect(x).toBeCloseTo(2 - offset, 0.7);
    expect(y).toBeCloseTo(-1 - offset, 0.7);
  });

  test('changes its part only, in the weights and in their average.', async () => {
    const { task, store, events } = prepare(twoStages);
    const initial = task.initialWeights(twoStages.seed);
    await take(events);
    const ofStage = (stage: number) =>
      store.written.filter(({ progress }) => progress.stage === stage);
    const [first, second] = [ofStage(0).at(-1)!, ofStage(1)];
    const values = (from: Weights, part: string) => [...from.get(part)!.data];
    expect(values(first.weights, 'left')).not.toEqual(values(initial, 'left'));
    expect(values(first.weights, 'right')).toEqual(values(initial, 'right'));
    expect(values(first.average, 'right')).toEqual(values(initial, 'right'));
    const [begun, ended] = [second[0], store.written.at(-1)!];
    expect(values(ended.weights, 'left')).toEqual(values(begun.average, 'left'));
    expect(values(ended.average, 'left')).toEqual(values(begun.average, 'left'));
    expect(values(ended.weights, 'right')).not.toEqual(values(begun.weights, 'right'));
  });

  test('begins from the averaged weights of the one before.', async () => {
    const { store, events } = prepare(twoStages);
    await take(events);
    const begun = store.written.find(({ progress }) => progress.stage === 1)!;
    expect(begun.weights).toEqual(begun.average);
    expect(begun.progress).toMatchObject({ stepInStage: 0, convergence: { best: undefined } });
    expect([...begun.adam.keys()]).toEqual(['adam.steps']);
  });

  test('is closed when it ends, when it fails, and when nobody listens any more.', async () => {
    const whole = prepare(twoStages);
    await take(whole.events);
    expect([whole.task.opened, whole.task.disposed]).toEqual([2, 2]);

    const left = prepare(twoStages);
    await take(left.events, 5);
    await left.events.return(undefined);
    expect([left.task.opened, left.task.disposed]).toEqual([1, 1]);

    const failing = prepare(twoStages);
    failing.source.differentiate = () => Promise.reject(new Error('no engine'));
    await expect(take(failing.events)).rejects.toThrow('no engine');
    expect([failing.task.opened, failing.task.disposed]).toEqual([1, 1]);
  });
});

describe('The best weights', () => {
  test('are the averaged ones, which are validated, and are written at gains only.', async () => {
    const stage = { part: 'left', steps: 8, patience: 50, leastGain: 0 };
    const { store, events } = prepare(configured([stage], { checkpointEvery: 1 }));
    const taken = await take(events);
    for (const { step, losses } of ofKind(taken, 'validated').filter(({ step }) => step < 8)) {
      const { average, weights } = store.written.find(({ progress }) => progress.step === step)!;
      const found = average.get('left')!.data;
      expect(losses['loss']).toBeCloseTo(validationLoss(found, wavering, 3), 5);
      expect(found).not.toEqual(weights.get('left')!.data);
      expect(store.best.find(({ progress }) => progress.step === step)!.average).toEqual(average);
    }
    expect(store.best.map(({ progress }) => progress.step)).toEqual([2, 4, 6, 8]);
  });

  test('are those of the first validation where it only gets worse from there.', async () => {
    // What is trained towards is far from what is validated, where the training begins.
    const apart: TargetOf = ({ split }) => (split === 'train' ? [9, 9] : [1, 0]);
    const stage = { part: 'left', steps: 12, patience: 3 };
    const { store, events } = prepare(configured([stage]), new MemoryStore(), apart);
    const losses = ofKind(await take(events), 'validated').map((event) => event.losses['loss']);
    expect([...losses].sort((a, b) => a - b)).toEqual(losses);
    expect(store.best.map(({ progress }) => progress.step)).toEqual([2]);
  });
});

describe('The signal to stop', () => {
  test('ends a training after the step at hand, with a checkpoint, from which it goes on the same way.', async () => {
    const expected = await take(prepare(twoStages).events);
    const whole = prepare(twoStages);
    await take(whole.events);
    for (let heard = 1; heard < expected.length; heard++) {
      const { controller, task, store, events } = prepare(twoStages);
      const before = await take(events, heard);
      controller.abort();
      const after = await take(events);
      expect(ofKind(after, 'step').length).toBeLessThanOrEqual(1);
      expect(task.disposed).toBe(task.opened);

      const steps = ofKind([...before, ...after], 'step');
      expect(store.written.at(-1)!.progress.step).toBe(steps.length);
      const rest = await take(prepare(twoStages, store).events);
      expect([...steps, ...ofKind(rest, 'step')]).toEqual(ofKind(expected, 'step'));
      expect(store.written.at(-1)).toEqual(whole.store.written.at(-1));
    }
  });

  test('tells that a stage was stopped.', async () => {
    const { controller, events } = prepare(twoStages);
    await take(events, 2);
    controller.abort();
    expect(await take(events)).toEqual([
      { kind: 'checkpoint', step: 1 },
      { kind: 'stage-ended', stage: 0, step: 1, reason: 'stopped' },
    ]);
  });

  test('before the beginning leaves everything as it is.', async () => {
    const { controller, task, store, events } = prepare(twoStages);
    controller.abort();
    expect(await take(events)).toEqual([]);
    expect([task.opened, store.written.length]).toEqual([0, 0]);
  });
});

test('What is given goes to the source, and into no checkpoint.', async () => {
  const { source, store, events } = prepare(twoStages);
  await take(events);
  expect([...source.weightNames].sort()).toEqual(['left', 'offset', 'right']);
  for (const { weights, average, adam } of store.written) {
    expect([...weights.keys(), ...average.keys()]).toEqual(['left', 'right', 'left', 'right']);
    expect([...adam.keys()].filter((name) => name.includes('offset'))).toEqual([]);
  }
  for (const { average } of store.best) expect([...average.keys()]).toEqual(['left', 'right']);
});

test('A step whose loss is no number changes no weights, and the training goes on.', async () => {
  const broken: TargetOf = (request) =>
    request.split === 'train' && request.index === 2 ? [NaN, 0] : wavering(request);
  const configuration = configured([{ part: 'left', steps: 3 }], { checkpointEvery: 1 });
  const { store, events } = prepare(configuration, new MemoryStore(), broken);
  const steps = ofKind(await take(events), 'step');
  expect(steps.map(({ skipped }) => skipped)).toEqual([undefined, 'loss is NaN', undefined]);
  const [first, second, ended] = store.written;
  expect(second.weights).toEqual(first.weights);
  expect(ended.average.get('left')!.data.every(Number.isFinite)).toBe(true);
});

describe('A loss that is no number', () => {
  const stages = [
    { part: 'left', steps: 3 },
    { part: 'right', steps: 3 },
  ];

  test('ends the training where it is told to, at the step that counts over all stages.', async () => {
    // A step learns from two examples: the ninth is the first of the fifth step, the second of its stage.
    const broken: TargetOf = (request) =>
      request.split === 'train' && request.index === 8 ? [Infinity, 0] : wavering(request);
    const { events, task } = prepare(
      configured(stages, { onBrokenLoss: 'stop' }),
      new MemoryStore(),
      broken,
    );
    const done: number[] = [];
    const ended = (async () => {
      for await (const event of events) if (event.kind === 'step') done.push(event.step);
    })();
    await expect(ended).rejects.toMatchObject({
      code: 'LOSS_BROKEN',
      details: { step: 5, term: 'loss is Infinity' },
    });
    expect(done).toEqual([1, 2, 3, 4]);
    expect(task.disposed).toBe(task.opened);
  });

  test('in validation ends the training, also where steps are skipped, and keeps no weights as best.', async () => {
    const broken: TargetOf = (request) =>
      request.split === 'validation' && request.index === 1 ? [NaN, 0] : wavering(request);
    const { events, store } = prepare(configured(stages), new MemoryStore(), broken);
    await expect(take(events)).rejects.toMatchObject({
      code: 'LOSS_BROKEN',
      details: { step: 2, term: 'in validation loss is NaN' },
    });
    expect(store.best).toEqual([]);
  });
});

describe('The examples', () => {
  const configuration = configured(
    [
      { part: 'left', steps: 20, leastGain: 0.9, patience: 2 },
      { part: 'right', steps: 30, patience: 50, lengths: [1, 2, 4] },
    ],
    { seed: 7, batch: 3, accumulate: 2 },
  );

  /** The calls that learn have `accumulate` examples, those that validate one for each of theirs. */
  async function learnedFrom() {
    const { task, source, events } = prepare(configuration);
    await take(events);
    const calls = source.calls.filter((examples) => examples.length === configuration.accumulate);
    return { task, source, calls };
  }

  test('of a step are batch × accumulate, stacked along the first axis.', async () => {
    const { calls } = await learnedFrom();
    const [{ graph, inputs }, second] = calls[1];
    expect(inputs['target'].shape).toEqual([3, 1, 2]);
    expect(graph.inputs.map(({ name, shape }) => [name, shape])).toEqual([
      ['index', [3]],
      ['target', [3, 1, 2]],
    ]);
    expect([...inputs['index'].data]).toEqual([6, 7, 8]);
    expect([...second.inputs['index'].data]).toEqual([9, 10, 11]);
    const expected = [6, 7, 8].flatMap((index) => wavering({ split: 'train', index, length: 1 }));
    expect(inputs['target'].data).toEqual(Float32Array.from(expected));
  });

  test('are never learned from twice, over all stages.', async () => {
    const { calls } = await learnedFrom();
    const indices = calls.flatMap(indicesOf);
    expect(indices).toEqual([...Array(36 * 6).keys()]);
  });

  test('of the validation are the same every time, as long as the longest, and apart from the others.', async () => {
    const { task, source } = await learnedFrom();
    const validated = source.calls.filter((examples) => examples.length === 3);
    for (const examples of validated) expect(indicesOf(examples)).toEqual([0, 1, 2]);
    expect(validated.length).toBeGreaterThan(10);
    const requests = task.requests.filter(({ split }) => split === 'validation');
    expect(requests.map(({ index, length }) => [index, length])).toEqual([
      ...[0, 1, 2].map((index) => [index, 1]),
      ...[0, 1, 2].map((index) => [index, 4]),
    ]);
  });

  test('become longer as the stage goes on.', async () => {
    const { calls } = await learnedFrom();
    const lengths = calls.slice(-30).map(([{ inputs }]) => inputs['target'].shape[1]);
    expect(new Set(lengths.slice(0, 5))).toEqual(new Set([1]));
    expect(new Set(lengths.slice(5, 13))).toEqual(new Set([1, 2]));
    expect(new Set(lengths.slice(13))).toEqual(new Set([1, 2, 4]));
  });

  test('of one length and batch have one graph, which is opened once.', async () => {
    const { source } = await learnedFrom();
    const graphs = new Set(source.calls.flatMap((examples) => examples.map(({ graph }) => graph)));
    // left: learned from and validated; right: learned from in three lengths, and validated.
    expect(graphs.size).toBe(2 + 4);
  });
});
