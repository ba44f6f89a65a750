import type { Disposable } from './disposable.js';
import type { MetricFrame, MetricInputName } from './metric-frame.js';

/** A measure of a try-on video. One instance measures one video, frames in order. */
export interface Metric extends Disposable {
  /** Of the result, in words; empty where it is a plain number. */
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  /** What every frame must have beside the made one. */
  readonly needs: readonly MetricInputName[];
  /**
   * Measures the next frame. Called again only when the last call has ended; what a frame holds does not change any more.
   * @throws DrapeflowError METRIC_INPUT_MISSING, METRIC_INPUT_SIZE
   */
  add(frame: MetricFrame): Promise<void>;
  /** Over all frames so far; undefined where they have nothing to be measured: one frame alone does not move. */
  result(): number | undefined;
  /** What the result is made of, by name, where it is worth knowing: each label's own number. */
  parts?(): Readonly<Record<string, number>>;
}
