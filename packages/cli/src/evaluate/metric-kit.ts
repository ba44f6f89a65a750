import type {
  Metric,
  MetricFrame,
  MetricInputName,
  PluginRegistry,
  PluginServices,
} from '@drapeflow/core';

/** The user's weights of LPIPS, and the network that they are for. */
export interface LpipsChoice {
  readonly weights: string;
  readonly network: 'alex' | 'vgg';
}

/** A metric that is not in a report, and why. */
export interface LeftOutMetric {
  readonly metric: string;
  readonly reason: string;
}

/** A way to make a metric, under the name that its results get. */
export interface MetricRecipe {
  readonly name: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly needs: readonly MetricInputName[];
  create(): Promise<Metric>;
}

const inWords: Readonly<Record<MetricInputName, string>> = {
  reference: 'real frames to compare with',
  source: 'the frames of the user’s video',
  garmentRegion: 'the true region of the garment',
  flow: 'the appearance flow',
  trueFlow: 'the true appearance flow',
  labels: 'labels that were found',
  trueLabels: 'true labels',
};

/** All metrics that can be made here. */
export class MetricKit {
  private constructor(
    readonly recipes: readonly MetricRecipe[],
    /** Those that cannot be made. */
    readonly leftOut: readonly LeftOutMetric[],
  ) {}

  /**
   * Makes each metric once, so that what is wrong with it, or with weights, is told at once.
   * @throws DrapeflowError what making a metric throws
   */
  static async open(
    registry: PluginRegistry,
    services: Partial<PluginServices>,
    lpips: LpipsChoice | undefined,
  ): Promise<MetricKit> {
    const recipes: MetricRecipe[] = [];
    const leftOut: LeftOutMetric[] = [];
    for (const { name: plugin, summary, configSchema } of registry.list('metric')) {
      for (const { name, options } of variantsOf(plugin, lpips)) {
        if (!configSchema.safeParse(options).success) {
          leftOut.push({ metric: name, reason: reasonOfOptions(name) });
          continue;
        }
        const create = () => registry.create('metric', plugin, options, services);
        const instance = await create();
        const { needs } = instance;
        await instance.dispose?.();
        recipes.push({ name, summary, options, needs, create });
      }
    }
    return new MetricKit(recipes, leftOut);
  }

  /**
   * What can be measured of a video.
   * @param frame its first one; undefined where it has none
   */
  choose(frame: MetricFrame | undefined): {
    readonly recipes: readonly MetricRecipe[];
    readonly leftOut: readonly LeftOutMetric[];
  } {
    const recipes: MetricRecipe[] = [];
    const leftOut: LeftOutMetric[] = [];
    for (const recipe of this.recipes) {
      const missing = recipe.needs.filter((input) => !frame?.[input]);
      if (missing.length === 0) recipes.push(recipe);
      else leftOut.push({ metric: recipe.name, reason: reasonOfInputs(missing) });
    }
    return { recipes, leftOut };
  }
}

function variantsOf(
  plugin: string,
  lpips: LpipsChoice | undefined,
): readonly Pick<MetricRecipe, 'name' | 'options'>[] {
  if (plugin === 'lpips') return [{ name: plugin, options: { ...lpips } }];
  if (plugin !== 'flow-jerk') return [{ name: plugin, options: {} }];
  return [
    { name: plugin, options: {} },
    { name: 'flow-jerk-minus-nothing', options: { minus: 'nothing' } },
  ];
}

function reasonOfOptions(name: string): string {
  if (name === 'lpips') return 'its weights are not given: --lpips <file>';
  return 'it has options without a default';
}

function reasonOfInputs(missing: readonly MetricInputName[]): string {
  const wanted = missing.map((input) => inWords[input]).join(' and ');
  return `it needs ${wanted}, unknown here`;
}
