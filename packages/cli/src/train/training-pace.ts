import { describeNumber } from '../evaluate/describe-report.js';
import { describeDuration } from './describe-duration.js';
import type { LoggedEvent, LoggedStep } from './logged-event.js';

/** A stage as it is foreseen. */
export interface PlannedStage {
  readonly part: string;
  /** How many frames each of its steps learns from. */
  readonly frames: readonly number[];
}

/** What the loss told is the mean of, weighted towards the newest ones: about so many steps. */
const smoothedSteps = 50;
/** The speed is that of so many steps: enough that validations between them have their share. */
const timedSteps = 1000;

/** How fast a stage goes on, and how its loss stands. */
export class TrainingPace {
  private stage = 0;
  private stepInStage = 0;
  private framesLeft = 0;
  private loss: { mean: number; weight: number } = { mean: 0, weight: 0 };
  private timed: LoggedStep[] = [];

  constructor(private readonly stages: readonly PlannedStage[]) {}

  happened(event: LoggedEvent): void {
    if (event.kind === 'stage') this.begin(event.stage, event.stepInStage);
    if (event.kind === 'step') this.stepDone(event);
  }

  /** Undefined until three steps of the stage are done: what comes before the first is no measure of the rest. */
  get framesPerSecond(): number | undefined {
    if (this.timed.length < 3) return undefined;
    const [first, ...others] = this.timed;
    const frames = others.reduce((sum, step) => sum + step.frames, 0);
    return frames / (others[others.length - 1].seconds - first.seconds);
  }

  /** If the stage has all its steps: it may converge before. */
  get secondsLeft(): number | undefined {
    const speed = this.framesPerSecond;
    return speed === undefined ? undefined : this.framesLeft / speed;
  }

  /** Undefined before the first step of the stage. */
  get smoothedLoss(): number | undefined {
    return this.loss.weight > 0 ? this.loss.mean : undefined;
  }

  /** For example `stage 2/4 warp · step 1200/20000 · loss 0.1234 · 8.1 frames/s · 3 h 12 min left in the stage`. */
  describe(): string {
    const { part, frames } = this.stages[this.stage];
    const { smoothedLoss, framesPerSecond, secondsLeft } = this;
    return [
      `stage ${this.stage + 1}/${this.stages.length} ${part}`,
      `step ${this.stepInStage}/${frames.length}`,
      `loss ${smoothedLoss === undefined ? '…' : describeNumber(smoothedLoss)}`,
      framesPerSecond === undefined ? '…' : `${framesPerSecond.toFixed(1)} frames/s`,
      secondsLeft === undefined
        ? 'time left unknown'
        : `${describeDuration(secondsLeft)} left in the stage`,
    ].join(' · ');
  }

  private begin(stage: number, stepInStage: number): void {
    this.stage = stage;
    this.stepInStage = stepInStage;
    const left = this.stages[stage].frames.slice(stepInStage);
    this.framesLeft = left.reduce((sum, frames) => sum + frames, 0);
    this.loss = { mean: 0, weight: 0 };
    this.timed = [];
  }

  private stepDone(step: LoggedStep): void {
    this.stepInStage++;
    this.framesLeft -= step.frames;
    this.timed.push(step);
    if (this.timed.length > timedSteps + 1) this.timed.shift();
    const loss = step.losses['loss'] ?? NaN;
    if (!Number.isFinite(loss)) return;
    // The weights of all losses add up to less than 1 at first: the mean is theirs alone.
    const kept = (1 - 1 / smoothedSteps) * this.loss.weight;
    const weight = kept + 1 / smoothedSteps;
    this.loss = { mean: (kept * this.loss.mean + loss / smoothedSteps) / weight, weight };
  }
}
