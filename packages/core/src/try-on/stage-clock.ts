/** How long a stage took: waiting for workers and other processes included. */
export interface StageTime {
  readonly stage: string;
  readonly frames: number;
  readonly millisecondsPerFrame: number;
}

/** Sums up how long each stage of a try-on takes. Stages run side by side, so the sum is more than the whole. */
export class StageClock {
  private readonly totals = new Map<string, { frames: number; milliseconds: number }>();

  async time<Result>(stage: string, work: () => Promise<Result> | Result): Promise<Result> {
    const start = performance.now();
    const result = await work();
    const total = this.totals.get(stage) ?? { frames: 0, milliseconds: 0 };
    total.frames += 1;
    total.milliseconds += performance.now() - start;
    this.totals.set(stage, total);
    return result;
  }

  /** In the order in which the stages first ended. */
  report(): readonly StageTime[] {
    return [...this.totals].map(([stage, { frames, milliseconds }]) => ({
      stage,
      frames,
      millisecondsPerFrame: milliseconds / frames,
    }));
  }
}
