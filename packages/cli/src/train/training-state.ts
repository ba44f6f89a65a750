import type { LoggedEvent } from './logged-event.js';

/** How far a training is. */
export interface TrainingState {
  /** `finished`: all stages are done. */
  readonly kind: 'running' | 'stopped' | 'finished';
  /** From 0 on; undefined before the first stage. */
  readonly stage: number | undefined;
  /** Done in the stage. */
  readonly stepInStage: number;
  /** Done in all stages. */
  readonly step: number;
  /** Of the stages that are done: whether they converged, or had all their steps. */
  readonly ends: ReadonlyMap<number, 'converged' | 'steps'>;
}

/** @param stages how many there are */
export function trainingStateOf(events: readonly LoggedEvent[], stages: number): TrainingState {
  const ends = new Map<number, 'converged' | 'steps'>();
  let begin = { step: 0, stepInStage: 0 };
  let stage: number | undefined;
  let step = 0;
  let isStopped = false;
  for (const event of events) {
    step = event.step;
    if (event.kind === 'stage') {
      begin = event;
      stage = event.stage;
      isStopped = false;
    } else if (event.kind === 'stage-ended') {
      if (event.reason === 'stopped') isStopped = true;
      else ends.set(event.stage, event.reason);
    }
  }
  return {
    kind: isStopped ? 'stopped' : ends.has(stages - 1) ? 'finished' : 'running',
    stage,
    stepInStage: begin.stepInStage + step - begin.step,
    step,
    ends,
  };
}

/** How long was trained, in all processes. */
export function secondsTrained(events: readonly LoggedEvent[]): number {
  let [sum, before] = [0, 0];
  for (const event of events) {
    if (event.kind !== 'step') continue;
    // Where less time has gone than before, another process began.
    sum += event.seconds < before ? event.seconds : event.seconds - before;
    before = event.seconds;
  }
  return sum;
}

/** The steps that were skipped, by their reasons. */
export function skippedSteps(events: readonly LoggedEvent[]): Map<string, number[]> {
  const steps = new Map<string, number[]>();
  for (const event of events) {
    if (event.kind !== 'step' || event.skipped === undefined) continue;
    const before = steps.get(event.skipped);
    if (before) before.push(event.step);
    else steps.set(event.skipped, [event.step]);
  }
  return steps;
}

/** Where each stage begins. */
export function stageBorders(
  events: readonly LoggedEvent[],
): { readonly stage: number; readonly step: number }[] {
  const borders = new Map<number, number>();
  for (const event of events) {
    // A stage that is gone on with is told of again.
    if (event.kind === 'stage') borders.set(event.stage, event.step - event.stepInStage);
  }
  return [...borders].map(([stage, step]) => ({ stage, step }));
}
