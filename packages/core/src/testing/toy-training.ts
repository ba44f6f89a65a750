import type { Tensors } from '../contracts/graph-runner.js';
import type {
  ExampleRequest,
  TrainingStageTask,
  TrainingTask,
} from '../contracts/training-task.js';
import { GraphBuilder } from '../graph/graph-builder.js';
import { isLearned, type Graph } from '../graph/graph.js';
import type { Weights } from '../graph/weights.js';
import type { Checkpoint, CheckpointStore, TrainingProgress } from '../training/checkpoint.js';
import { runTraining, type TrainingEvent } from '../training/run-training.js';
import type { GradientSource, TrainingExample } from '../training/train.js';
import {
  trainingConfigurationSchema,
  type TrainingConfiguration,
} from '../training/training-configuration.js';

/*
 * What is learned: two vectors, `left` and `right`, each a part. The loss is the mean square of vector + offset −
 * target, where the offset is given and the targets follow from the example's index.
 */

export const offset = 0.25;
export type TargetOf = (request: ExampleRequest) => readonly [number, number];

export const wavering: TargetOf = ({ split, index }) =>
  split === 'train' ? [2 + Math.sin(index), Math.cos(3 * index) - 1] : [2 + 0.1 * index, -1];

function graphOf(part: string, length: number, batch: number): Graph {
  const graph = new GraphBuilder(part);
  const moved = graph.apply('add', [
    graph.parameter(part, [1, 1, 2], { kind: 'constant', value: 0 }),
    graph.parameter('offset', [], { kind: 'given' }),
  ]);
  graph.input('index', [batch]);
  const off = graph.apply('subtract', [moved, graph.input('target', [batch, length, 2])]);
  const squares = graph.apply('multiply', [off, off]);
  graph.output('loss', graph.apply('reduceMean', [squares], { axes: [0, 1, 2] }));
  return graph.build();
}

export class ToyTask implements TrainingTask {
  readonly architecture = 'two vectors';
  readonly parts = ['left', 'right'];
  readonly requests: ExampleRequest[] = [];
  opened = 0;
  disposed = 0;

  constructor(private readonly targetOf: TargetOf) {}

  initialWeights(seed: number) {
    return new Map(
      this.parts.map((part, i) => [part, { shape: [1, 1, 2], data: Float32Array.of(seed, i) }]),
    );
  }

  async openStage({ part }: { readonly part: string }): Promise<TrainingStageTask> {
    this.opened++;
    const graphs = new Map<string, Graph>();
    return {
      given: new Map([['offset', { shape: [], data: Float32Array.of(offset) }]]),
      graph: (length, batch) => {
        const key = `${length} ${batch}`;
        const graph = graphs.get(key) ?? graphOf(part, length, batch);
        graphs.set(key, graph);
        return graph;
      },
      example: async (request) => {
        this.requests.push(request);
        const { index, length } = request;
        const targets = Array.from({ length }, () => this.targetOf(request)).flat();
        return {
          index: { type: 'float32', shape: [1], data: Float32Array.of(index) },
          target: { type: 'float32', shape: [1, length, 2], data: Float32Array.from(targets) },
        };
      },
      picture: ({ index }, { loss }) => ({
        width: 1,
        height: 1,
        data: Uint8Array.of(index.data[0], 100 * loss.data[0], 0),
      }),
      dispose: async () => {
        this.disposed++;
      },
    };
  }
}

/** The loss and its gradient by the formula. */
export class ExactSource implements GradientSource {
  /** The examples of each call. */
  readonly calls: (readonly TrainingExample[])[] = [];
  readonly weightNames = new Set<string>();

  async differentiate(weights: Weights, examples: readonly TrainingExample[]) {
    this.calls.push(examples);
    for (const name of weights.keys()) this.weightNames.add(name);
    return examples.map(({ graph, inputs }) => {
      const { name } = graph.parameters.find(isLearned)!;
      const vector = weights.get(name)!.data;
      const given = weights.get('offset')!.data[0];
      const targets = [...inputs['target'].data];
      const offs = targets.map((target, i) => vector[i % 2] + given - target);
      const loss = offs.reduce((sum, off) => sum + off * off, 0) / offs.length;
      const gradient = new Float32Array(2);
      offs.forEach((off, i) => (gradient[i % 2] += (2 * off) / offs.length));
      const outputs: Tensors = {
        loss: { type: 'float32', shape: [], data: Float32Array.of(loss) },
      };
      return { outputs, gradients: new Map([[name, gradient]]) };
    });
  }
}

/** Keeps copies, as files would. */
export class MemoryStore implements CheckpointStore {
  readonly written: Checkpoint[] = [];
  readonly best: { readonly average: Weights; readonly progress: TrainingProgress }[] = [];

  async read() {
    return structuredClone(this.written.at(-1));
  }
  async write(checkpoint: Checkpoint) {
    this.written.push(structuredClone(checkpoint));
  }
  async writeBest(average: Weights, progress: TrainingProgress) {
    this.best.push(structuredClone({ average, progress }));
  }
}

type Given = Parameters<typeof trainingConfigurationSchema.parse>[0] & object;

export function configured(
  stages: readonly object[],
  others: Partial<Omit<TrainingConfiguration, 'stages'>> = {},
): TrainingConfiguration {
  const given: Given = {
    accumulate: 2,
    validationExamples: 3,
    validateEvery: 2,
    checkpointEvery: 3,
    ...others,
    stages: stages.map((stage) => ({ losses: {}, learningRate: 0.1, warmUpSteps: 2, ...stage })),
  };
  return trainingConfigurationSchema.parse(given);
}

/** A training that can be begun anew on what its store has kept. */
export function prepare(
  configuration: TrainingConfiguration,
  store = new MemoryStore(),
  targetOf: TargetOf = wavering,
) {
  const [task, source, controller] = [
    new ToyTask(targetOf),
    new ExactSource(),
    new AbortController(),
  ];
  const { signal } = controller;
  const events = runTraining({ task, source, store, configuration, signal });
  return { task, source, store, controller, events };
}

/** At most so many events; the generator is then left as it is, as by a crash. */
export async function take(events: AsyncGenerator<TrainingEvent>, count = Infinity) {
  const taken: TrainingEvent[] = [];
  while (taken.length < count) {
    const { done, value } = await events.next();
    if (done) break;
    taken.push(structuredClone(value));
  }
  return taken;
}

export function ofKind<Kind extends TrainingEvent['kind']>(
  events: readonly TrainingEvent[],
  kind: Kind,
) {
  return events.filter(
    (event): event is Extract<TrainingEvent, { kind: Kind }> => event.kind === kind,
  );
}
