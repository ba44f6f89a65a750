import type { Metric, MetricFrame } from '@drapeflow/core';

/** What a metric says of a video. */
export interface Measurement {
  /** Undefined where the video has nothing to be measured. */
  readonly value: number | undefined;
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  /** What the value is made of, where the metric tells. */
  readonly parts?: Readonly<Record<string, number>>;
}

/**
 * Measures a video by several metrics at once.
 * @param metrics fresh ones, by the names that their results get
 * @param frames in order; each has what every metric needs
 * @throws DrapeflowError METRIC_INPUT_MISSING, METRIC_INPUT_SIZE
 */
export async function measureVideo<Name extends string>(
  metrics: Readonly<Record<Name, Metric>>,
  frames: AsyncIterable<MetricFrame> | Iterable<MetricFrame>,
): Promise<Record<Name, Measurement>> {
  const named = Object.entries<Metric>(metrics);
  for await (const frame of frames) {
    for (const [, metric] of named) await metric.add(frame);
  }
  const measurements = named.map(([name, metric]) => [name, measurementOf(metric)]);
  return Object.fromEntries(measurements) as Record<Name, Measurement>;
}

function measurementOf(metric: Metric): Measurement {
  const { unit, better } = metric;
  const parts = metric.parts?.();
  return { value: metric.result(), unit, better, ...(parts && { parts }) };
}
