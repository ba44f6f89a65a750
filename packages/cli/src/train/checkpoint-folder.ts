import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Checkpoint, CheckpointStore, TrainingProgress, Weights } from '@drapeflow/core';
import { bestContent, checkpointContent, readCheckpoint, weightsFile } from './checkpoint-files.js';
import { syncFolder } from './durable-files.js';
import { mendFolder, mendFolders, removeFolder, replaceFolder } from './replace-folder.js';
import { writing } from './writing.js';

export interface CheckpointFolderOptions {
  /** The task's own line that says which networks are trained. Checkpoints of other ones are not read. */
  readonly architecture: string;
  /** How many of the last checkpoints are kept, from 1 on. On the disk there is room needed for one more. */
  readonly keep: number;
  /** What the file of the best weights says of them, such as their preset. */
  readonly bestMetadata: Readonly<Record<string, string>>;
}

const nameOf = (step: number) => `step-${String(step).padStart(8, '0')}`;
const stepOf = (name: string) => Number(/^step-(\d{8,})$/.exec(name)?.[1]);

/**
 * The checkpoints of a training, a folder each, and its best weights. Each is on the disk before what it replaces is
 * removed. Only one process may have the folder open.
 */
export class CheckpointFolder implements CheckpointStore {
  private readonly checkpoints: string;
  private readonly best: string;

  private constructor(
    folder: string,
    private readonly options: CheckpointFolderOptions,
  ) {
    this.checkpoints = join(folder, 'checkpoints');
    this.best = join(folder, 'best');
  }

  /**
   * Opens the checkpoints in the folder of a training, and clears up after a process that was killed.
   * @throws DrapeflowError OUTPUT_NOT_WRITABLE, OUTPUT_DISK_FULL
   */
  static async open(folder: string, options: CheckpointFolderOptions): Promise<CheckpointFolder> {
    const opened = new CheckpointFolder(folder, options);
    await writing(folder, opened.mend());
    return opened;
  }

  /** The file of the best weights, which is there once there are any. */
  get bestWeights(): string {
    return join(this.best, weightsFile);
  }

  /** @throws DrapeflowError TRAINING_CHECKPOINT_BROKEN, FILE_NOT_READABLE */
  async read(): Promise<Checkpoint | undefined> {
    const newest = (await this.steps()).at(-1);
    if (newest === undefined) return undefined;
    return readCheckpoint(join(this.checkpoints, nameOf(newest)), this.options.architecture);
  }

  /** @throws DrapeflowError OUTPUT_NOT_WRITABLE, OUTPUT_DISK_FULL; all older ones are still there then */
  async write(checkpoint: Checkpoint): Promise<void> {
    const path = join(this.checkpoints, nameOf(checkpoint.progress.step));
    const content = checkpointContent(checkpoint, this.options.architecture);
    await writing(path, replaceFolder(path, content));
    await writing(this.checkpoints, this.removeOldest());
  }

  /** @throws DrapeflowError OUTPUT_NOT_WRITABLE, OUTPUT_DISK_FULL; the best before is still there then */
  async writeBest(average: Weights, progress: TrainingProgress): Promise<void> {
    const content = bestContent(average, progress, this.options.bestMetadata);
    await writing(this.best, replaceFolder(this.best, content));
  }

  private async mend(): Promise<void> {
    await mkdir(this.checkpoints, { recursive: true });
    await syncFolder(dirname(this.checkpoints));
    await mendFolders(this.checkpoints);
    await mendFolder(this.best);
    // It may have been killed between a new checkpoint and the removal of an old one.
    await this.removeOldest();
  }

  private async removeOldest(): Promise<void> {
    for (const step of (await this.steps()).slice(0, -this.options.keep)) {
      await removeFolder(join(this.checkpoints, nameOf(step)));
    }
  }

  /** Of the checkpoints that are there, the oldest first. */
  private async steps(): Promise<number[]> {
    const names = await readdir(this.checkpoints);
    const steps = names.map(stepOf).filter((step) => !Number.isNaN(step));
    return steps.sort((a, b) => a - b);
  }
}
