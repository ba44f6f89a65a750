import { DrapeflowError, type TimeRange } from '@drapeflow/core';

/** Times as people write them are rounded: a frame this much before `from` is meant, too. */
export const rangeTolerance = 0.001;

/** @throws DrapeflowError VIDEO_RANGE_INVALID */
export function assertRange({ from, to }: TimeRange): void {
  const valid = (from ?? 0) >= 0 && (to === undefined || to > (from ?? 0));
  if (!valid) throw new DrapeflowError('VIDEO_RANGE_INVALID', { from, to });
}

/** The indices of the frames that are shown from `from` on and before `to`; `times` start at 0. */
export function framesWithin(times: readonly number[], { from = 0, to = Infinity }: TimeRange) {
  return times.flatMap((time, index) =>
    time >= from - rangeTolerance && time < to - rangeTolerance ? [index] : [],
  );
}

/** @throws DrapeflowError VIDEO_RANGE_EMPTY */
export function rangeEmpty(path: string, { from, to }: TimeRange, seconds: number) {
  return new DrapeflowError('VIDEO_RANGE_EMPTY', { path, from, to, seconds });
}
