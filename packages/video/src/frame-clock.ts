import type { VideoInfo } from '@drapeflow/core';
import { valueOf, type Rational } from './rational.js';

/**
 * Turns ffmpeg's ticks into seconds since the first frame, exact where the rate is constant. Times always grow:
 * where the file's own clock goes back, or says nothing, a frame follows at the usual distance.
 * @param onBreak called where the file's clock goes back
 */
export function frameClock(
  timeBase: Rational,
  { frameRate, variableFrameRate }: Pick<VideoInfo, 'frameRate' | 'variableFrameRate'>,
  onBreak: () => void,
): (ticks: number | undefined) => number {
  const onGrid = (seconds: number) =>
    variableFrameRate ? seconds : Math.round(seconds * frameRate) / frameRate;
  let start: number | undefined;
  let previous = -1 / frameRate;
  return (ticks) => {
    const usual = onGrid(previous + 1 / frameRate);
    if (ticks === undefined) return (previous = usual);
    const seconds = ticks * valueOf(timeBase);
    start ??= seconds;
    let elapsed = onGrid(seconds - start);
    if (elapsed <= previous) {
      onBreak();
      start = seconds - usual;
      elapsed = usual;
    }
    return (previous = elapsed);
  };
}
