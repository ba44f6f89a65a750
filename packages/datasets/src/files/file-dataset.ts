import type {
  Dataset,
  DatasetFault,
  DatasetSequence,
  DatasetSplit,
  PictureReader,
} from '@drapeflow/core';
import { contentFaults } from './content-faults.js';
import { openSequence, type SequenceFiles } from './file-sequence.js';
import type { Listing } from './listing.js';

/** A data set of files. Sequences that a list or a folder shows to be broken are left out, and are among the faults. */
export class FileDataset implements Dataset {
  private readonly listed: readonly DatasetFault[];
  private readonly whole: readonly SequenceFiles[];

  constructor(
    readonly split: DatasetSplit,
    { faults }: Listing,
    sequences: readonly SequenceFiles[],
    private readonly pictures: PictureReader,
  ) {
    const broken = new Set(faults.map(({ sequence }) => sequence));
    const byName = new Map(sequences.map((files) => [files.name, files]));
    this.listed = faults;
    this.whole = [...byName.values()].filter(({ name }) => !broken.has(name));
  }

  get size(): number {
    return this.whole.length;
  }

  sequence(index: number): Promise<DatasetSequence> {
    return openSequence(this.whole[index]!, this.pictures);
  }

  async *check(depth: 'files' | 'contents'): AsyncGenerator<DatasetFault> {
    yield* this.listed;
    if (depth === 'files') return;
    for (const files of this.whole) yield* contentFaults(files, this.pictures);
  }
}
