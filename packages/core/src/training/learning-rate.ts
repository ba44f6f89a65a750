/** How the learning rate goes over a training: up from 0, then down along half a cosine. */
export interface LearningRateSchedule {
  readonly peak: number;
  /** At the end, as a part of the peak. */
  readonly floor: number;
  readonly warmUpSteps: number;
  readonly steps: number;
}

/** @param step from 0 on */
export function learningRateAt(
  { peak, floor, warmUpSteps, steps }: LearningRateSchedule,
  step: number,
): number {
  if (step < warmUpSteps) return (peak * (step + 1)) / warmUpSteps;
  const done = Math.min(1, (step - warmUpSteps) / Math.max(1, steps - warmUpSteps));
  return peak * (floor + (1 - floor) * 0.5 * (1 + Math.cos(Math.PI * done)));
}
