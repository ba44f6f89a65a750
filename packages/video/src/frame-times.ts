/** The times of frames, which come by another way than the frames: a queue that can be waited on. */
export class FrameTimes {
  private readonly times: (number | undefined)[] = [];
  private wake: () => void = () => {};
  private ended = false;

  push(time: number | undefined): void {
    this.times.push(time);
    this.wake();
  }

  /** No more times will come. */
  end(): void {
    this.ended = true;
    this.wake();
  }

  async next(): Promise<number | undefined> {
    while (this.times.length === 0 && !this.ended) {
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    return this.times.shift();
  }
}
