import { RandomNumbers } from '@drapeflow/core';
import { bootstrapMean, type Measurement } from '@drapeflow/evaluation';
import type { MeasuredClip } from './measure-clip.js';
import type { LeftOutMetric, MetricKit, MetricRecipe } from './metric-kit.js';

/** What is known before anything is measured. */
export interface ReportOrigin {
  /** What was measured, in words. */
  readonly title: string;
  /** What the user asked for. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Those that dressed the people; null where the videos were made elsewhere. */
  readonly plugins: Readonly<Record<string, string>> | null;
  readonly seed: number;
}

/** What is written and printed. Numbers that are not finite are no JSON: they are null, and `infinite` says so. */
export interface EvaluationReport extends ReportOrigin {
  readonly version: string;
  /** Whether it was stopped before its end. */
  readonly stopped: boolean;
  readonly metrics: Readonly<Record<string, MetricTotal>>;
  /** Metrics that were not measured on some clips. */
  readonly leftOut: readonly (LeftOutMetric & { readonly clips: number })[];
  readonly clips: readonly ClipReport[];
  readonly warnings: readonly string[];
}

export interface MetricTotal {
  readonly summary: string;
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  readonly options: Readonly<Record<string, unknown>>;
  /** Over the clips whose value is finite; null without one. */
  readonly mean: number | null;
  /** Of its 95 % interval; null with fewer than two such clips. */
  readonly low: number | null;
  readonly high: number | null;
  /** How many clips the mean is of. */
  readonly clips: number;
  /** How many clips are left out of it since their value is infinite. */
  readonly infinite: number;
}

export interface ClipReport {
  readonly name: string;
  readonly dressedIn: string | null;
  readonly frames: number;
  readonly metrics: Readonly<Record<string, ClipValue>>;
}

export interface ClipValue {
  /** Null where there was nothing to be measured, or where it is infinite. */
  readonly value: number | null;
  /** Made equals real: a PSNR without an end. */
  readonly infinite?: true;
  readonly parts?: Readonly<Record<string, number>>;
}

const nothingToMeasure = 'there was nothing to be measured: too few frames, or none that shows it';

/** Metrics are in the order of the kit, clips in the order in which they were measured. */
export function reportOf(
  origin: ReportOrigin & Pick<EvaluationReport, 'version' | 'stopped' | 'warnings'>,
  { recipes, leftOut }: Pick<MetricKit, 'recipes' | 'leftOut'>,
  clips: readonly MeasuredClip[],
): EvaluationReport {
  const metrics: Record<string, MetricTotal> = {};
  for (const recipe of recipes) {
    const total = totalOf(recipe, clips, origin.seed);
    if (total) metrics[recipe.name] = total;
  }
  return {
    ...origin,
    metrics,
    leftOut: leftOutOf(leftOut, clips),
    clips: clips.map(({ name, dressedIn, frames, measurements }) => ({
      name,
      dressedIn: dressedIn ?? null,
      frames,
      metrics: Object.fromEntries(
        Object.entries(measurements).map(([metric, measured]) => [metric, valueOf(measured)]),
      ),
    })),
  };
}

/** Undefined where no clip was measured by it. */
function totalOf(
  { name, summary, options }: MetricRecipe,
  clips: readonly MeasuredClip[],
  seed: number,
): MetricTotal | undefined {
  const measured = clips.flatMap(({ measurements }) => measurements[name] ?? []);
  if (measured.length === 0) return undefined;
  const { unit, better } = measured[0];
  const values = measured.flatMap(({ value }) => value ?? []);
  const finite = values.filter(Number.isFinite);
  // Each metric begins anew, so that its interval does not depend on the metrics beside it.
  const interval = bootstrapMean(finite, new RandomNumbers(seed));
  const isSure = finite.length > 1;
  return {
    summary,
    unit,
    better,
    options,
    mean: interval?.mean ?? null,
    low: isSure ? interval!.low : null,
    high: isSure ? interval!.high : null,
    clips: finite.length,
    infinite: values.length - finite.length,
  };
}

function valueOf({ value, parts }: Measurement): ClipValue {
  const isInfinite = value !== undefined && !Number.isFinite(value);
  return {
    value: value === undefined || isInfinite ? null : value,
    ...(isInfinite && { infinite: true }),
    ...(parts && { parts }),
  };
}

function leftOutOf(unmade: readonly LeftOutMetric[], clips: readonly MeasuredClip[]) {
  const counted = new Map<string, LeftOutMetric & { clips: number }>();
  for (const { leftOut, measurements } of clips) {
    const unmeasured = Object.entries(measurements)
      .filter(([, { value }]) => value === undefined)
      .map(([metric]) => ({ metric, reason: nothingToMeasure }));
    for (const each of [...unmade, ...leftOut, ...unmeasured]) {
      const key = `${each.metric}: ${each.reason}`;
      counted.set(key, { ...each, clips: (counted.get(key)?.clips ?? 0) + 1 });
    }
  }
  return [...counted.values()];
}
