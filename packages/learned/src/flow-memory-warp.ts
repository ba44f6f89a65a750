import {
  definePlugin,
  garmentTensor,
  keypointNames,
  parsingLabels,
  parsingTensor,
  pluginApiVersion,
  poseInBox,
  poseMap,
  priorTensor,
  sizeAtLevel,
  torsoTensor,
  weightsOf,
  type AppearanceFlow,
  type CompiledGraph,
  type Garment,
  type Graph,
  type GraphRunner,
  type NetworkConfiguration,
  type Size,
  type Tensor,
  type Tensors,
  type WarpGraphs,
  type WarpInput,
  type WarpNetwork,
  type WarpOutput,
  type Weights,
} from '@drapeflow/core';
import { z } from 'zod';
import { chooseWarpNetwork, type ChosenWarpNetwork } from './choose-networks.js';
import { fitChannels } from './fit-channels.js';
import { MemoryPages, nothingRead } from './memory-pages.js';
import { networkOptions, untrainedWarning, warpOptions } from './network-options.js';
import { tensorOf } from './tensor-of.js';

/** Predicts the appearance flow by the method's warp network, guided by the flows of earlier frames. */
export const flowMemoryWarp = definePlugin({
  name: 'flow-memory-warp',
  kind: 'warp',
  apiVersion: pluginApiVersion,
  summary: 'Predicts the flow by a trained network that reads the flows of earlier frames.',
  requires: ['graphRunner', 'weightsReader', 'createWarp'],
  configSchema: z.strictObject({ ...networkOptions, ...warpOptions }),
  create: async (options, { graphRunner, weightsReader, createWarp }) => {
    const chosen = await chooseWarpNetwork(options, weightsReader);
    const begins = chosen.configuration.warp.prior === 'geometric';
    const prior = begins ? await createWarp(options.priorPlugin) : undefined;
    return new FlowMemoryWarp(chosen, graphRunner, prior);
  },
});

class FlowMemoryWarp implements WarpNetwork {
  readonly needsTorso = true;
  private readonly compiled = new Map<Graph, Promise<CompiledGraph>>();
  private pages!: MemoryPages;
  private workingSize!: Size;
  /** What the network reads of the garment: its features, or the garment itself. */
  private garment!: Readonly<Record<string, () => Tensor>>;

  readonly warnings: readonly string[];
  private readonly configuration: NetworkConfiguration;
  private readonly graphs: WarpGraphs;
  private readonly weights: Weights;

  constructor(
    { configuration, graphs, weights, preset, isTrained }: ChosenWarpNetwork,
    private readonly graphRunner: GraphRunner,
    private readonly prior: WarpNetwork | undefined,
  ) {
    this.configuration = configuration;
    this.graphs = graphs;
    this.weights = weights;
    this.warnings = isTrained ? [] : [untrainedWarning('The warp network', preset)];
  }

  async prepare(garment: Garment, workingSize: Size): Promise<void> {
    const { size } = this.configuration.warp;
    this.workingSize = workingSize;
    this.pages = new MemoryPages(this.configuration, garment);
    const picture = tensorOf(garmentTensor(garment, size), size.height, size.width, 4);
    const [features] = await Promise.all([
      this.graphs.garment
        ? this.run(this.graphs.garment, { garment: picture })
        : { garment: picture },
      this.compile(this.graphs.step),
      this.prior?.prepare(garment, workingSize),
    ]);
    this.garment = Object.fromEntries(
      Object.entries(features).map(([name, tensor]) => [name, () => copyOf(tensor)]),
    );
  }

  async warp(input: WarpInput): Promise<WarpOutput> {
    const { warp } = this.configuration;
    const [height, width] = sizeAtLevel(warp, warp.flowLevel);
    const pose = poseInBox(input.pose, { x: 0, y: 0, ...this.workingSize }, { width, height });
    const portions = this.pages.portions(input.memory, pose);
    const read = await this.readEarlier(input, portions.slice(0, -1));
    const outputs = await this.run(this.graphs.step, {
      ...this.frameTensors(input),
      ...(await this.priorTensors(input)),
      ...portions[portions.length - 1],
      ...read,
    });
    const lowResolution = { width, height, data: outputs['lowResolution'].data as Float32Array };
    return { lowResolution, flow: fitFlow(lowResolution, this.workingSize) };
  }

  async dispose(): Promise<void> {
    await this.prior?.dispose?.();
    for (const graph of this.compiled.values()) await (await graph).dispose?.();
  }

  /** Reads what the last run does not: all but the last portion of the memory. */
  private async readEarlier(input: WarpInput, portions: readonly Tensors[]): Promise<Tensors> {
    let read = nothingRead(this.configuration);
    if (portions.length === 0) return read;
    const { query } = await this.run(this.graphs.query, this.frameTensors(input));
    for (const portion of portions) {
      read = await this.run(this.graphs.remember, { query: copyOf(query), ...portion, ...read });
    }
    return read;
  }

  private frameTensors({ previous, pose, torso }: WarpInput): Record<string, Tensor> {
    const { size } = this.configuration.warp;
    const { width, height } = size;
    const half = { width: width / 2, height: height / 2 };
    const image = (data: Float32Array, channels: number) => tensorOf(data, height, width, channels);
    const map = (data: Float32Array) =>
      tensorOf(data, half.height, half.width, keypointNames.length);
    const labels = parsingLabels.length;
    const keypoints = keypointNames.length;
    const before = previous
      ? {
          previousParsing: image(parsingTensor(previous.parsing, size), labels),
          previousPose: map(poseMap(previous.pose, this.workingSize, half)),
        }
      : {
          previousParsing: image(new Float32Array(width * height * labels), labels),
          previousPose: map(new Float32Array(half.width * half.height * keypoints)),
        };
    const garment = Object.entries(this.garment).map(([name, copy]) => [name, copy()] as const);
    return {
      ...before,
      torso: image(torsoTensor(torso!, size), 4),
      pose: map(poseMap(pose, this.workingSize, half)),
      ...Object.fromEntries(garment),
    };
  }

  private async priorTensors(input: WarpInput): Promise<Record<string, Tensor>> {
    if (!this.prior) return {};
    const { warp } = this.configuration;
    const [height, width] = sizeAtLevel(warp, warp.flowLevel);
    // Without the memory: steadying is what the network learns.
    const { flow } = await this.prior.warp({ ...input, memory: [] });
    return { prior: tensorOf(priorTensor(flow, { width, height }), height, width, 3) };
  }

  private compile(graph: Graph): Promise<CompiledGraph> {
    const compiled =
      this.compiled.get(graph) ?? this.graphRunner.compile(graph, weightsOf(graph, this.weights));
    this.compiled.set(graph, compiled);
    return compiled;
  }

  private async run(graph: Graph, inputs: Tensors): Promise<Tensors> {
    return (await this.compile(graph)).run(inputs);
  }
}

/** A run may keep the memory of its inputs. */
function copyOf(tensor: Tensor): Tensor {
  return { type: 'float32', shape: tensor.shape, data: Float32Array.from(tensor.data) };
}

function fitFlow(flow: AppearanceFlow, size: Size): AppearanceFlow {
  const { width, height } = size;
  return { width, height, data: fitChannels(flow.data, flow, size) };
}
