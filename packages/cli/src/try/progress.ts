import { SingleBar } from 'cli-progress';
import { Pace } from './pace.js';

/** Tells on stderr how far the work is: a bar on a terminal, else a line now and then. */
export interface Progress {
  /** After each frame. */
  frameDone(): void;
  readonly end: () => void;
}

const millisecondsBetweenLines = 10_000;

/** @param total how many frames there are, where that is known */
export function createProgress(total: number | undefined): Progress {
  return process.stderr.isTTY ? createBar(total) : createLines(total);
}

function createBar(total: number | undefined): Progress {
  const pace = new Pace();
  const format = total
    ? '{bar} {value} of {total} frames | {speed} | {left}'
    : '{value} frames | {speed}';
  const bar = new SingleBar({ format, hideCursor: true, clearOnComplete: true, fps: 5 });
  bar.start(total ?? 0, 0, { speed: '…', left: '…' });
  return {
    frameDone() {
      pace.frameDone();
      bar.update(pace.done, { speed: describeSpeed(pace), left: describeLeft(pace, total) });
    },
    end: () => bar.stop(),
  };
}

function createLines(total: number | undefined): Progress {
  const pace = new Pace();
  let printed = performance.now();
  return {
    frameDone() {
      pace.frameDone();
      if (performance.now() - printed < millisecondsBetweenLines) return;
      printed = performance.now();
      const frames = total ? `${pace.done} of ${total} frames` : `${pace.done} frames`;
      process.stderr.write(`${frames}, ${describeSpeed(pace)}, ${describeLeft(pace, total)}\n`);
    },
    end: () => undefined,
  };
}

function describeSpeed(pace: Pace): string {
  return pace.framesPerSecond === undefined ? '…' : `${pace.framesPerSecond.toFixed(1)} frames/s`;
}

function describeLeft(pace: Pace, total: number | undefined): string {
  const seconds = pace.secondsLeft(total);
  if (seconds === undefined) return 'time left unknown';
  const whole = Math.ceil(seconds);
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  return `${minutes}:${String(rest).padStart(2, '0')} left`;
}
