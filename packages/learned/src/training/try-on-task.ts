import {
  DrapeflowError,
  generatorGraph,
  initialSharedWeights,
  trainingGraph,
  warpNetworkGraphs,
  type DatasetFrame,
  type FlowMemoryPolicy,
  type Graph,
  type Loss,
  type LossTensorName,
  type NetworkConfiguration,
  type Tensors,
  type TrainingObjective,
  type TrainingStageTask,
  type TrainingTask,
  type WarpNetwork,
  type WeightedLoss,
} from '@drapeflow/core';
import { tryOnExample } from './try-on-example.js';
import { tryOnPicture } from './try-on-picture.js';
import type { TryOnSamples } from './try-on-sample.js';

export interface TryOnTaskOptions {
  readonly configuration: NetworkConfiguration;
  /** Which flows of earlier frames a frame reads. */
  readonly memory: FlowMemoryPolicy;
  readonly samples: TryOnSamples;
  /** Makes a loss, by its plugin's name. */
  readonly createLoss: (name: string) => Promise<Loss>;
  /** Makes the warp network whose flow the trained one begins with. */
  readonly createPrior: () => Promise<WarpNetwork>;
}

const parts = ['warp', 'generator', 'both'] as const;
type Part = (typeof parts)[number];

/** Trains the method's two networks, each alone or both end to end. */
export function tryOnTask(options: TryOnTaskOptions): TrainingTask {
  const { configuration, samples } = options;
  const { garment, step, query, remember } = warpNetworkGraphs(configuration);
  const networks = [step, query, remember, generatorGraph(configuration)];
  if (garment) networks.push(garment);
  let first: ReturnType<TryOnSamples['sample']> | undefined;
  return {
    architecture: `try-on ${JSON.stringify(configuration)}`,
    parts,
    initialWeights: (seed) => initialSharedWeights('the two networks', networks, seed),
    openStage: async (objective) => {
      if (!isPart(objective.part)) {
        const problem = `a stage trains ${objective.part}, but there are ${parts.join(', ')}`;
        throw new DrapeflowError('CONFIG_INVALID', { problems: [problem] });
      }
      const losses = await createLosses(objective, options.createLoss);
      // The same for every stage: it is made once.
      first ??= samples.sample({ split: 'train', index: 0, length: 1 });
      const [{ truth }] = (await first).frames;
      checkFields(losses, truth, samples.dataset);
      return new TryOnStage(options, objective, objective.part, losses, truth);
    },
    dispose: async () => samples.dispose?.(),
  };
}

class TryOnStage implements TrainingStageTask {
  readonly given: ReadonlyMap<string, { shape: readonly number[]; data: Float32Array }>;
  private readonly graphs = new Map<string, Graph>();
  private readonly hasTrueFlow: boolean;

  constructor(
    private readonly options: TryOnTaskOptions,
    private readonly objective: TrainingObjective,
    private readonly part: Part,
    private readonly losses: readonly WeightedLoss[],
    truth: DatasetFrame,
  ) {
    this.hasTrueFlow = truth.worn !== undefined;
    this.given = new Map(losses.flatMap(({ loss }) => [...(loss.weights ?? [])]));
  }

  graph(length: number, batch: number): Graph {
    const { part, hasTrueFlow } = this;
    const { configuration, memory } = this.options;
    const losses = this.lossesFor(length);
    const key = `${length} × ${batch}`;
    const graph =
      this.graphs.get(key) ??
      trainingGraph({ configuration, batch, frames: length, memory, part, losses, hasTrueFlow });
    this.graphs.set(key, graph);
    return graph;
  }

  async example(request: Parameters<TrainingStageTask['example']>[0]): Promise<Tensors> {
    const { configuration, samples, createPrior } = this.options;
    const sample = await samples.sample(request);
    const graph = this.graph(request.length, 1);
    if (configuration.warp.prior === 'none') {
      return tryOnExample(graph, sample, configuration, undefined);
    }
    const prior = await createPrior();
    try {
      await prior.prepare(sample.garment, configuration.generator.size);
      return await tryOnExample(graph, sample, configuration, prior);
    } finally {
      await prior.dispose?.();
    }
  }

  /** A single frame has none before it, as some losses need; where no sequence is longer, they are refused. */
  private lossesFor(length: number): readonly WeightedLoss[] {
    if (length > 1 || Math.max(...this.objective.lengths) === 1) return this.losses;
    return this.losses.filter(
      ({ loss }) => !loss.reads.some((read) => read.startsWith('previous')),
    );
  }

  picture(inputs: Tensors, outputs: Tensors) {
    return tryOnPicture(inputs, outputs);
  }

  async dispose(): Promise<void> {
    for (const { loss } of this.losses) await loss.dispose?.();
  }
}

function isPart(name: string): name is Part {
  return (parts as readonly string[]).includes(name);
}

function createLosses(
  { losses }: TrainingObjective,
  createLoss: TryOnTaskOptions['createLoss'],
): Promise<WeightedLoss[]> {
  return Promise.all(
    Object.entries(losses).map(async ([name, weight]) => ({
      name,
      weight,
      loss: await createLoss(name),
    })),
  );
}

/** What a loss needs of the data, where not every data set has it. */
const fieldOf: { readonly [Name in LossTensorName]?: (frame: DatasetFrame) => string | undefined } =
  {
    trueFlow: ({ worn }) => (worn ? undefined : 'the true flow (worn.flow)'),
    previousTrueFlow: ({ worn }) => (worn ? undefined : 'the true flow (worn.flow)'),
    clothes: ({ worn, labels }) =>
      worn || labels ? undefined : 'where the clothes are (worn.mask or labels)',
  };

function checkFields(losses: readonly WeightedLoss[], truth: DatasetFrame, dataset: string): void {
  for (const { name, loss } of losses) {
    for (const read of loss.reads) {
      const field = fieldOf[read]?.(truth);
      if (field) throw new DrapeflowError('TRAINING_DATA_LACKS', { loss: name, field, dataset });
    }
  }
}
