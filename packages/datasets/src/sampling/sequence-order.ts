import { RandomNumbers } from '@drapeflow/core';

export interface SequenceOrderOptions {
  readonly seed: number;
  /** Sequences that are read side by side, so that neighbouring examples differ. */
  readonly sideBySide: number;
  /** Examples that each gives before others are opened: opening one costs more than reading on. */
  readonly examplesOfEach: number;
}

/** Which sequence of a data set an example is of. All sequences have their turn before one has a second. */
export class SequenceOrder {
  private readonly rounds = new Map<number, Uint32Array>();

  constructor(
    private readonly size: number,
    private readonly options: SequenceOrderOptions,
  ) {}

  /** @param example from 0 on, without end */
  sequenceOf(example: number): number {
    const { sideBySide, examplesOfEach } = this.options;
    const ofBlock = sideBySide * examplesOfEach;
    const block = Math.floor(example / ofBlock);
    const turn = block * sideBySide + (example % sideBySide);
    return this.round(Math.floor(turn / this.size))[turn % this.size]!;
  }

  /** All sequences in an order that is shuffled anew for each round (Fisher and Yates, 1938). */
  private round(index: number): Uint32Array {
    const known = this.rounds.get(index);
    if (known) return known;
    const order = Uint32Array.from({ length: this.size }, (_, i) => i);
    const random = new RandomNumbers(this.options.seed + 104_729 * index);
    for (let i = order.length - 1; i > 0; i--) {
      const other = Math.floor(random.uniform() * (i + 1));
      [order[i], order[other]] = [order[other]!, order[i]!];
    }
    // Examples are asked for nearly in turn: more than two rounds are never needed at once.
    if (this.rounds.size > 1) this.rounds.delete(Math.min(...this.rounds.keys()));
    this.rounds.set(index, order);
    return order;
  }
}
