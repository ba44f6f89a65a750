import type { TrainingConfiguration } from '@drapeflow/core';
import type { LoggedEvent } from './logged-event.js';

/** What a training is, from its beginning on: the content of `training.json`. */
export interface TrainingDescription {
  /** Of Drapeflow, when it began. */
  readonly version: string;
  /** Which networks are trained. */
  readonly architecture: string;
  /** The loop's, and beside it what is the task's own. */
  readonly configuration: TrainingConfiguration & Readonly<Record<string, unknown>>;
  /** What it learns from: plain values, lists and objects of them. */
  readonly data: Readonly<Record<string, unknown>>;
  /** ISO 8601. */
  readonly begun: string;
}

/** What the validation examples looked like after a step. */
export interface TrainingPicture {
  readonly step: number;
  readonly jpeg: Uint8Array;
}

/** All that the page of a training is made of. */
export interface TrainingReport {
  readonly training: TrainingDescription;
  /** From the first step on, also of processes before this one. */
  readonly events: readonly LoggedEvent[];
  /** In the order of their steps; all of them are shown. */
  readonly pictures: readonly TrainingPicture[];
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    /** In bytes. */
    readonly memory: number;
  };
  /** What trains now. */
  readonly versions: {
    readonly drapeflow: string;
    readonly node: string;
    /** The engine, as it calls itself. */
    readonly runtime: string;
  };
  /** The message of the error that ended it, if one did. */
  readonly problem?: string;
  /** When the report was made, ISO 8601. */
  readonly written: string;
}
