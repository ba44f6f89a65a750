import { describeNumber } from '../evaluate/describe-report.js';
import { describeDuration } from './describe-duration.js';
import { flatFacts } from './flat-facts.js';
import type { TrainingReport } from './training-report.js';
import { secondsTrained, skippedSteps, type TrainingState } from './training-state.js';

type Row = readonly string[];

/** Of steps that were skipped for one reason: how many are named. */
const namedSteps = 10;

/** For example `Running: stage 2 of 3, generator, step 1200 of 20000; 6200 steps in all`. */
export function describeState(state: TrainingState, report: TrainingReport): string {
  const { stages } = report.training.configuration;
  const { kind, stage, stepInStage, step, ends } = state;
  const all = `${step} steps in all`;
  if (kind === 'finished') {
    const reason = ends.get(stages.length - 1) === 'converged' ? 'Converged' : 'All steps are done';
    return `${reason}: ${stages.length} of ${stages.length} stages, ${all}`;
  }
  const verb = report.problem !== undefined ? 'Failed' : kind === 'stopped' ? 'Stopped' : 'Running';
  if (stage === undefined) return `${verb}: no stage has begun`;
  const { part, steps } = stages[stage];
  return `${verb}: stage ${stage + 1} of ${stages.length}, ${part}, step ${stepInStage} of ${steps}; ${all}`;
}

export function summaryRows({ training, events, written }: TrainingReport): Row[] {
  const best = events.findLast((event) => event.kind === 'validated' && event.isBest);
  return [
    ['begun', describeTime(training.begun)],
    ['trained for', describeDuration(secondsTrained(events))],
    ...(best?.kind === 'validated'
      ? [
          [
            'best validation of the stage',
            `${describeNumber(best.losses['loss'] ?? NaN)}, step ${best.step}`,
          ],
        ]
      : []),
    ['page written', describeTime(written)],
  ];
}

/** The settings of each stage, by their names in the configuration, and how it ended. */
export function stageTable(
  { training }: TrainingReport,
  { ends }: TrainingState,
): { readonly heads: Row; readonly rows: readonly Row[] } {
  const { stages } = training.configuration;
  const rows = stages.map(({ losses, ...settings }, i) => [
    String(i + 1),
    ends.get(i) ?? '',
    ...flatFacts(settings).map(([, value]) => value),
    flatFacts(losses)
      .map(([name, weight]) => `${name} ${weight}`)
      .join(', '),
  ]);
  const names = flatFacts({ ...stages[0], losses: '' }).map(([name]) => name);
  return {
    heads: ['stage', 'ended by', ...names.filter((name) => name !== 'losses'), 'losses'],
    rows,
  };
}

/** A row for each reason: how many steps, and the last of them. */
export function skippedRows({ events }: TrainingReport): Row[] {
  return [...skippedSteps(events)].map(([reason, steps]) => {
    const before = steps.length > namedSteps ? '…, ' : '';
    return [reason, String(steps.length), `${before}${steps.slice(-namedSteps).join(', ')}`];
  });
}

export function machineRows({ machine, versions }: TrainingReport): Row[] {
  return [
    ['processor', machine.cpu],
    ['cores', String(machine.cores)],
    ['memory', `${describeNumber(machine.memory / 2 ** 30)} GiB`],
    ['Drapeflow', versions.drapeflow],
    ['Node', versions.node],
    ['engine', versions.runtime],
  ];
}

function describeTime(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}
