import type { z } from 'zod';
import type { Dataset } from './dataset.js';
import type { FlowMemory } from './flow-memory.js';
import type { GarmentSegmenter } from './garment.js';
import type { Generator } from './generator.js';
import type { GraphRunner } from './graph-runner.js';
import type { Loss } from './loss.js';
import type { Metric } from './metric.js';
import type { ModelRunner } from './model-runner.js';
import type { HumanParser } from './parsing.js';
import type { PersonSegmenter } from './person-segmenter.js';
import type { PictureReader } from './picture.js';
import type { PoseEstimator } from './pose.js';
import type { TorsoExtractor } from './torso.js';
import type { VideoReader } from './video.js';
import type { WeightsReader } from './weights-reader.js';
import type { WarpNetwork } from './warp-network.js';

/** The contract that a plugin of each kind makes an instance of. */
export interface PluginKinds {
  pose: PoseEstimator;
  personMask: PersonSegmenter;
  parser: HumanParser;
  torso: TorsoExtractor;
  garmentMask: GarmentSegmenter;
  memory: FlowMemory;
  warp: WarpNetwork;
  generator: Generator;
  loss: Loss;
  dataset: Dataset;
  metric: Metric;
}

export type PluginKind = keyof PluginKinds;

/** What a plugin may ask for by name in `requires`. */
export interface PluginServices {
  modelRunner: ModelRunner;
  graphRunner: GraphRunner;
  weightsReader: WeightsReader;
  pictureReader: PictureReader;
  videoReader: VideoReader;
  /** Makes another warp network, by its plugin's name, for a network that begins with its flow. */
  createWarp: (name: string) => Promise<WarpNetwork>;
  /** Makes a torso extractor, by its plugin's name, for a data set that removes what the garment can change. */
  createTorso: (name: string) => Promise<TorsoExtractor>;
}

export type PluginService = keyof PluginServices;

/** The version of the plugin contract. It changes when a plugin written for the old one would break. */
export const pluginApiVersion = 1;

/**
 * A plugin: a plain object.
 * @example
 * export default definePlugin({
 *   name: 'my-parser', kind: 'parser', apiVersion: 1, summary: 'SCHP, trained on LIP.',
 *   requires: ['modelRunner'], configSchema: z.strictObject({ file: z.string() }),
 *   create: async (config, { modelRunner }) => new MyParser(await modelRunner.load(…)),
 * });
 */
export interface Plugin<
  Kind extends PluginKind = PluginKind,
  Schema extends z.ZodType = z.ZodType,
  Service extends PluginService = PluginService,
> {
  /** Lower case, digits, hyphens; unique among the plugins of its kind. */
  readonly name: string;
  readonly kind: Kind;
  readonly apiVersion: number;
  /** One sentence for the list of plugins. */
  readonly summary: string;
  readonly requires: readonly Service[];
  /** Validates the plugin's options; `{}` must be valid unless an option has no sensible default. */
  readonly configSchema: Schema;
  create(
    config: z.output<Schema>,
    services: Pick<PluginServices, Service>,
  ): Promise<PluginKinds[Kind]>;
}

/** Gives a plugin object its exact type. */
export function definePlugin<
  Kind extends PluginKind,
  Schema extends z.ZodType,
  Service extends PluginService = never,
>(plugin: Plugin<Kind, Schema, Service>): Plugin<Kind, Schema, Service> {
  return plugin;
}
