import { usualRates, valueOf } from './rational.js';

/** When the frames of a video are shown. */
export interface FrameTiming {
  readonly frameRate: number;
  readonly variableFrameRate: boolean;
}

/** Containers round times, to a millisecond at worst. */
const roundingSeconds = 0.00101;
/** A last frame that is shown for as many frames' time is meant to rest; less is a container's rounding. */
const restingFrames = 1.5;

/**
 * Tells a constant rate from a varying one.
 * @param times seconds of each frame, ascending
 * @param statedRate what the container says
 * @param lastSeconds how long the last frame is shown, if that is known
 */
export function frameTiming(
  times: readonly number[],
  statedRate: number,
  lastSeconds = 0,
): FrameTiming {
  const first = times[0];
  const last = times.at(-1);
  if (first === undefined || last === undefined || last === first) {
    return { frameRate: statedRate, variableFrameRate: false };
  }
  const average = (times.length - 1) / (last - first);
  const constant = [statedRate, ...usualRates(average).map(valueOf), average].find(
    (rate) =>
      lastSeconds * rate < restingFrames &&
      times.every((time, index) => Math.abs(time - first - index / rate) < roundingSeconds),
  );
  return { frameRate: constant ?? average, variableFrameRate: constant === undefined };
}
