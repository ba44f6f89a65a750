import { evenlyChosen } from './evenly-chosen.js';
import type { LoggedEvent, LoggedStep, LoggedValidation } from './logged-event.js';
import { movingMean } from './moving-mean.js';

/** A value after a step. */
export interface CurvePoint {
  readonly stage: number;
  readonly step: number;
  readonly value: number;
}

/** How something went over a training. */
export interface Curve {
  readonly name: string;
  /** The newest value of the line; undefined where there is none. */
  readonly newest: number | undefined;
  /** Smoothed over the steps of each stage, and thinned. */
  readonly line: readonly CurvePoint[];
  /** Validations. */
  readonly dots: readonly CurvePoint[];
}

/** More points than this are not told apart. */
const mostPoints = 400;
/** Of a stage's steps: how many to either side a value is the mean of. */
const smoothedPart = 0.01;

type Value = (step: LoggedStep) => number | null;

/** The curves of a training: losses as the graph names them, learning rate, gradients, speed. */
export function trainingCurves(events: readonly LoggedEvent[]): Curve[] {
  const steps = events.filter((event) => event.kind === 'step');
  const validations = events.filter((event) => event.kind === 'validated');
  return [
    ...namesOf([...steps, ...validations]).map((name) => lossCurve(name, steps, validations)),
    curveOf(
      'learning rate',
      smoothed(steps, (step) => step.learningRate, 0),
    ),
    curveOf(
      'length of the gradients',
      smoothed(steps, (step) => step.gradientNorm),
    ),
    curveOf('frames/s', speeds(events)),
  ];
}

/** The loss itself comes first. */
function namesOf(events: readonly (LoggedStep | LoggedValidation)[]): string[] {
  return [...new Set(['loss', ...events.flatMap(({ losses }) => Object.keys(losses))])];
}

function lossCurve(
  name: string,
  steps: readonly LoggedStep[],
  validations: readonly LoggedValidation[],
): Curve {
  const dots = validations.flatMap(({ stage, step, losses }) => {
    const value = losses[name] ?? null;
    return value === null ? [] : [{ stage, step, value }];
  });
  const line = smoothed(steps, ({ losses }) => losses[name] ?? null);
  return curveOf(name, line, evenlyChosen(dots, mostPoints));
}

function curveOf(
  name: string,
  line: readonly CurvePoint[],
  dots: readonly CurvePoint[] = [],
): Curve {
  return { name, newest: line.at(-1)?.value, line: evenlyChosen(line, mostPoints), dots };
}

/** Values that are no finite numbers are left out. */
function smoothed(steps: readonly LoggedStep[], valueOf: Value, part = smoothedPart): CurvePoint[] {
  return stagesOf(steps).flatMap((stage) => {
    const points = stage.flatMap((step) => {
      const value = valueOf(step);
      return value === null || !Number.isFinite(value) ? [] : [{ ...placeOf(step), value }];
    });
    const radius = Math.round(part * points.length);
    const values = movingMean(
      points.map(({ value }) => value),
      radius,
    );
    return points.map((point, i) => ({ ...point, value: values[i] }));
  });
}

/** Frames of many steps by their time: that of validations, and of what precedes a process's first step, does not count. */
function speeds(events: readonly LoggedEvent[]): CurvePoint[] {
  return stagesOf(timedSteps(events)).flatMap((stage) => {
    const radius = Math.round(smoothedPart * stage.length);
    const mean = (values: readonly number[]) => movingMean(values, radius);
    const frames = mean(stage.map((step) => step.frames));
    const durations = mean(stage.map(({ duration }) => duration));
    return stage.map((step, i) => ({ ...placeOf(step), value: frames[i] / durations[i] }));
  });
}

/** Steps that directly follow another one, and how many seconds they took. */
function timedSteps(events: readonly LoggedEvent[]): (LoggedStep & { duration: number })[] {
  return events.flatMap((event, i) => {
    const before = events[i - 1];
    if (event.kind !== 'step' || before?.kind !== 'step') return [];
    const duration = event.seconds - before.seconds;
    return duration > 0 ? [{ ...event, duration }] : [];
  });
}

const placeOf = ({ stage, step }: LoggedStep) => ({ stage, step });

function stagesOf<Step extends LoggedStep>(steps: readonly Step[]): Step[][] {
  const stages = new Map<number, Step[]>();
  for (const step of steps) {
    const before = stages.get(step.stage);
    if (before) before.push(step);
    else stages.set(step.stage, [step]);
  }
  return [...stages.values()];
}
