import {
  metricFrameCheck,
  type Metric,
  type MetricFrameWith,
  type MetricInputName,
} from '@drapeflow/core';

/** What a metric is before it measures. */
export interface MetricDescription<Input extends MetricInputName> {
  /** For messages. */
  readonly name: string;
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  readonly needs: readonly Input[];
  /** The least width and height that it can measure, in pixels; 1 unless it is given. */
  readonly leastSide?: number;
}

/**
 * A metric that is the mean of one number a frame.
 * @param measure the number of a frame, which may be remembered for later ones; undefined where a frame has none, which
 *   is then left out
 */
export function meanOverFrames<Input extends MetricInputName>(
  { name, unit, better, needs, leastSide }: MetricDescription<Input>,
  measure: (frame: MetricFrameWith<Input>) => number | undefined | Promise<number | undefined>,
): Metric {
  const check = metricFrameCheck(name, needs, leastSide);
  let measured = 0;
  let sum = 0;
  return {
    unit,
    better,
    needs,
    add: async (frame) => {
      const value = await measure(check(frame));
      if (value === undefined) return;
      sum += value;
      measured++;
    },
    result: () => (measured > 0 ? sum / measured : undefined),
  };
}
