import type { Loss, LossTensors } from '../contracts/loss.js';
import { DrapeflowError } from '../errors/drapeflow-error.js';
import type { FlowMemoryPolicy } from '../flow-memory/flow-memory-policy.js';
import type { Graph } from '../graph/graph.js';
import { GraphBuilder, type Value } from '../graph/graph-builder.js';
import { generatorFrameShapes, generatorStep } from '../networks/generator-network.js';
import { generatorGraph } from '../networks/network-graphs.js';
import { Layers } from '../networks/layers.js';
import type { MemoryPages } from '../networks/memory-module.js';
import type { NetworkConfiguration } from '../networks/network-configuration.js';
import {
  encodeGarment,
  sizeAtLevel,
  warpFrameShapes,
  warpStep,
  type WarpFrame,
} from '../networks/warp-network.js';

/** A loss under its name, and how much it counts. */
export interface WeightedLoss {
  readonly name: string;
  readonly weight: number;
  readonly loss: Loss;
}

export interface TrainingGraphOptions {
  readonly configuration: NetworkConfiguration;
  /** Sequences side by side. */
  readonly batch: number;
  /** Frames of a sequence; the flow memory and the generated frame are carried from each to the next. */
  readonly frames: number;
  /** Which flows of earlier frames a frame reads. */
  readonly memory: FlowMemoryPolicy;
  /** What is trained: the warp network alone, the generator alone, to which the flows are given, or both end to end. */
  readonly part: 'warp' | 'generator' | 'both';
  readonly losses: readonly WeightedLoss[];
  /** Whether the data has true flows. */
  readonly hasTrueFlow: boolean;
}

/**
 * The graph of one training step over a short sequence: both networks frame by frame, gradients through time, and
 * the sum of the losses, each the mean over the frames that it applies to.
 *
 * Its inputs are, for each sequence, `garment` [n, h, w, 4] at the warp network's size and `wornGarment` at the
 * generator's; for each frame t from 0 on, `frame<t>.` followed by `parsing`, `warpPose`, `warpTorso`, `prior` as the
 * warp network reads them, `generatorPose`, `generatorTorso` as the generator does, and the truth: `frame`,
 * `clothes`, `trueFlow` as losses do; and for each flow that it reads `frame<t>.alignment<s>`, where frame t's places
 * were in frame s < t. Its outputs are `loss`, `loss.<name>` for each loss, and, of the last frame, `warped` and,
 * where the generator is trained, `tryOn`.
 * @throws DrapeflowError GRAPH_INVALID where a loss applies to no frame
 */
export function trainingGraph(options: TrainingGraphOptions): Graph {
  const graph = new GraphBuilder(`training of ${options.part}, ${options.frames} frames`);
  const frames = describeFrames(graph, options);
  let total: Value | undefined;
  for (const { name, weight, loss } of options.losses) {
    const term = meanOverFrames(graph, name, loss, frames);
    graph.output(`loss.${name}`, term);
    const weighted = graph.apply('multiply', [term, graph.number(weight)]);
    total = total ? graph.apply('add', [total, weighted]) : weighted;
  }
  if (!total) {
    throw new DrapeflowError('GRAPH_INVALID', {
      graph: 'of training',
      problem: 'there is no loss',
    });
  }
  graph.output('loss', total);
  const { warped, tryOn } = frames[frames.length - 1];
  graph.output('warped', warped!);
  if (tryOn) graph.output('tryOn', tryOn);
  return options.part === 'generator' ? withoutWarpTraining(graph.build(), options) : graph.build();
}

/** The warp network's parameters stay as they are. */
function withoutWarpTraining(graph: Graph, { configuration }: TrainingGraphOptions): Graph {
  const trained = new Set(generatorGraph(configuration).parameters.map(({ name }) => name));
  const parameters = graph.parameters.map((parameter) =>
    trained.has(parameter.name) ? parameter : { ...parameter, initial: { kind: 'given' } as const },
  );
  return { ...graph, parameters };
}

/** What is carried from frame to frame. */
interface Carried {
  readonly parsing: Value;
  readonly warpPose: Value;
  readonly generatorPose: Value | undefined;
  readonly tensors: LossTensors;
}

function describeFrames(graph: GraphBuilder, options: TrainingGraphOptions): LossTensors[] {
  const { configuration, batch, part } = options;
  const { warp, generator } = configuration;
  const layers = new Layers(graph, configuration.convolution);
  const warpShapes = warpFrameShapes(warp, batch);
  const generatorShapes = generatorFrameShapes(generator, batch);
  const [flowHeight, flowWidth] = sizeAtLevel(warp, warp.flowLevel);
  const garment = graph.input('garment', warpShapes.garment);
  const wornGarment = graph.input('wornGarment', generatorShapes.warped);
  const garmentInput: Pick<WarpFrame, 'garment' | 'garmentFeatures'> =
    warp.garmentFeatures === 'once'
      ? { garmentFeatures: encodeGarment(layers, garment, warp) }
      : { garment };
  const pages: Value[] = [];
  const described: LossTensors[] = [];
  let before: Carried | undefined;

  for (let t = 0; t < options.frames; t++) {
    const input = (name: string, shape: readonly number[]) =>
      graph.input(`frame${t}.${name}`, shape);
    const parsing = input('parsing', warpShapes.previousParsing);
    const warpPose = input('warpPose', warpShapes.pose);
    const lowResolution = warpStep(
      layers,
      {
        previousParsing: before?.parsing ?? zerosLike(graph, parsing),
        previousPose: before?.warpPose ?? zerosLike(graph, warpPose),
        torso: input('warpTorso', warpShapes.torso),
        pose: warpPose,
        ...garmentInput,
        ...(warp.prior === 'geometric' ? { prior: input('prior', warpShapes.prior) } : {}),
      },
      pages.flatMap((page, s): MemoryPages[] => {
        if (!options.memory(s, t)) return [];
        const alignments = input(`alignment${s}`, [batch, flowHeight, flowWidth, 2]);
        return [{ flows: page, alignments, presence: graph.number(0) }];
      }),
      undefined,
      warp,
    );
    pages.push(pageOf(layers, lowResolution, wornGarment));
    const flow = graph.apply('resizeBilinear', [lowResolution], generator.size);
    const warped = graph.apply('gridSample', [wornGarment, flow]);
    const flowTensors = {
      warped,
      flow,
      lowResolution,
      clothes: input('clothes', generatorShapes.warped),
      ...(options.hasTrueFlow
        ? { trueFlow: input('trueFlow', [batch, flowHeight, flowWidth, 3]) }
        : {}),
    };
    let tensors: LossTensors = flowTensors;
    let generatorPose: Value | undefined;
    if (part !== 'warp') {
      generatorPose = input('generatorPose', generatorShapes.pose);
      const torso = input('generatorTorso', generatorShapes.torso);
      const generated = generatorStep(
        layers,
        {
          previousTryOn: before?.tensors.tryOn ?? zerosLike(graph, layers.channels(torso, 0, 3)),
          previousPose: before?.generatorPose ?? zerosLike(graph, generatorPose),
          torso,
          pose: generatorPose,
          warped,
        },
        generator,
      );
      const frame = input('frame', generatorShapes.previousTryOn);
      tensors = { ...flowTensors, ...generated, torso, frame };
    }
    described.push({ ...tensors, ...previousOf(before?.tensors) });
    before = { parsing, warpPose, generatorPose, tensors };
  }
  return described;
}

function previousOf(before: LossTensors | undefined): LossTensors {
  if (!before) return {};
  const previous = {
    previousFrame: before.frame,
    previousTryOn: before.tryOn,
    previousLowResolution: before.lowResolution,
    previousTrueFlow: before.trueFlow,
  };
  return Object.fromEntries(Object.entries(previous).filter(([, value]) => value));
}

/** A flow as the memory reads it: u and v times coverage, and coverage. */
function pageOf(layers: Layers, flow: Value, garment: Value): Value {
  const { graph } = layers;
  const mask = layers.channels(garment, 3, 1);
  const coverage = graph.apply('gridSample', [mask, flow]);
  const covered = graph.apply('multiply', [flow, coverage]);
  return layers.join(covered, coverage);
}

/** What stands for the frame before the first. */
function zerosLike(graph: GraphBuilder, value: Value): Value {
  return graph.apply('multiply', [value, graph.number(0)]);
}

function meanOverFrames(
  graph: GraphBuilder,
  name: string,
  loss: Loss,
  frames: readonly LossTensors[],
): Value {
  const readable = frames.filter((tensors) => loss.reads.every((read) => tensors[read]));
  const terms = (loss.frames === 'last' ? readable.slice(-1) : readable).map((tensors) => {
    const term = loss.describe(graph, tensors);
    return graph.apply('reshape', [term], { shape: [] });
  });
  if (terms.length === 0) {
    const problem = `the loss ${name} applies to none of the frames: it reads ${loss.reads.join(', ')}`;
    throw new DrapeflowError('GRAPH_INVALID', { graph: 'of training', problem });
  }
  const sum = terms.reduce((a, b) => graph.apply('add', [a, b]));
  return graph.apply('multiply', [sum, graph.number(1 / terms.length)]);
}
