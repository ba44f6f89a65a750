/** How fast frames come, from the first one on: what comes before it is no measure of the rest. */
export class Pace {
  private first: number | undefined;
  private last = 0;
  private frames = 0;

  /** @param now in milliseconds */
  constructor(private readonly now: () => number = () => performance.now()) {}

  frameDone(): void {
    this.last = this.now();
    this.first ??= this.last;
    this.frames += 1;
  }

  get done(): number {
    return this.frames;
  }

  /** On the clock of `now`; undefined before it. */
  get firstFrameAt(): number | undefined {
    return this.first;
  }

  /** Undefined until there are three frames: the first two often come together. */
  get framesPerSecond(): number | undefined {
    if (this.first === undefined || this.frames < 3) return undefined;
    return ((this.frames - 1) * 1000) / (this.last - this.first);
  }

  /** Undefined while it is not known. */
  secondsLeft(total: number | undefined): number | undefined {
    const rate = this.framesPerSecond;
    if (rate === undefined || total === undefined) return undefined;
    return Math.max(0, total - this.frames) / rate;
  }
}
