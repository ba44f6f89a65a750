import type { TrainingEvent } from '@drapeflow/core';

type EventOf<Kind extends TrainingEvent['kind']> = Extract<TrainingEvent, { kind: Kind }>;

/** As JSON has it: a value that is no finite number is null. */
type LoggedNumber = number | null;
type LoggedLosses = Readonly<Record<string, LoggedNumber>>;

/** A step that is done. */
export type LoggedStep = Omit<EventOf<'step'>, 'losses' | 'gradientNorm'> & {
  readonly losses: LoggedLosses;
  readonly gradientNorm: LoggedNumber;
  /** Since the process began that did the step. */
  readonly seconds: number;
  /** That the step learned from: sequences × their length. */
  readonly frames: number;
};

export type LoggedValidation = Omit<EventOf<'validated'>, 'losses' | 'pictures'> & {
  readonly losses: LoggedLosses;
};

/** What a training's log keeps of an event. */
export type LoggedEvent =
  LoggedStep | LoggedValidation | EventOf<'stage'> | EventOf<'checkpoint'> | EventOf<'stage-ended'>;
