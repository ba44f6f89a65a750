import { SingleBar } from 'cli-progress';
import type { LoggedEvent } from './logged-event.js';
import { TrainingPace, type PlannedStage } from './training-pace.js';

/** Tells on stderr how a training goes on: one line on a terminal that changes, else a line now and then. */
export interface TrainingProgressLine {
  /** After each event. */
  happened(event: LoggedEvent): void;
  readonly end: () => void;
}

const secondsBetweenLines = 30;

export function createTrainingProgress(stages: readonly PlannedStage[]): TrainingProgressLine {
  const pace = new TrainingPace(stages);
  return process.stderr.isTTY ? createChangingLine(pace) : createLines(pace);
}

function createChangingLine(pace: TrainingPace): TrainingProgressLine {
  const line = new SingleBar({ format: '{line}', hideCursor: true, clearOnComplete: true, fps: 5 });
  line.start(0, 0, { line: '' });
  return {
    happened(event) {
      pace.happened(event);
      line.update(0, { line: pace.describe() });
    },
    end: () => line.stop(),
  };
}

function createLines(pace: TrainingPace): TrainingProgressLine {
  let printed = 0;
  return {
    happened(event) {
      pace.happened(event);
      if (event.kind !== 'step' || event.seconds - printed < secondsBetweenLines) return;
      printed = event.seconds;
      process.stderr.write(`${pace.describe()}\n`);
    },
    end: () => undefined,
  };
}
