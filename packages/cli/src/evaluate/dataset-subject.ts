import type { DependencyContainer } from 'tsyringe';
import {
  DrapeflowError,
  RandomNumbers,
  tryOnKinds,
  type Dataset,
  type DatasetSequence,
} from '@drapeflow/core';
import { openDataset } from '@drapeflow/datasets';
import type { Settings } from '../configuration/load-settings.js';
import { datasetServices } from '../data/dataset-services.js';
import { readOptions } from '../data/read-options.js';
import { chooseClips } from './choose-clips.js';
import type { Clip } from './clip.js';
import { clipOfSequence } from './clip-of-sequence.js';
import type { Subject } from './subject.js';

/** Sequences of a data set that are to be dressed. */
export interface DatasetChoice {
  readonly dataset: string;
  /** `name=value` */
  readonly options: readonly string[];
  /** How many sequences at most; they are drawn by the seed. */
  readonly clips: number;
  /** Dress each person in the garment of the next sequence, for which there is no truth. */
  readonly unpaired: boolean;
  readonly seed: number;
}

const command = 'drapeflow evaluate';

/**
 * Opens a data set, whose people are dressed by the configured plugins while clips are read.
 * @throws DrapeflowError DATASET_BROKEN, DATASET_EMPTY, USAGE
 */
export async function openDatasetSubject(
  root: DependencyContainer,
  settings: Settings,
  choice: DatasetChoice,
  onWarning: (warning: string) => void,
): Promise<Subject> {
  const options = readOptions(choice.options, command);
  const created: Dataset = await settings.registry.create(
    'dataset',
    choice.dataset,
    options,
    datasetServices(settings),
  );
  try {
    const dataset = await openDataset(choice.dataset, created);
    if (choice.unpaired && dataset.size < 2) {
      const problem = '--unpaired takes garments of other sequences, but there is only one';
      throw new DrapeflowError('USAGE', { problem, command });
    }
    const chosen = chooseClips(dataset.size, choice.clips, new RandomNumbers(choice.seed));
    const sequences = await Promise.all(chosen.map((index) => dataset.sequence(index)));
    const { clips, unpaired } = choice;
    const inputs = { dataset: choice.dataset, options, clips, unpaired };
    const clipOf = async (sequence: DatasetSequence, index: number): Promise<Clip> => {
      const isLent = unpaired && sequence.paired;
      const lender = isLent ? await dataset.sequence((index + 1) % dataset.size) : undefined;
      return clipOfSequence(root, sequence, lender, onWarning);
    };
    return {
      title: `${choice.dataset}, ${dataset.split}, ${chosen.length} of ${dataset.size} sequences`,
      inputs,
      plugins: pluginsOf(settings),
      frameCount: framesOf(sequences),
      clips: (async function* () {
        for (const [i, sequence] of sequences.entries()) yield clipOf(sequence, chosen[i]);
      })(),
      dispose: async () => dataset.dispose?.(),
    };
  } catch (error) {
    await created.dispose?.();
    throw error;
  }
}

function pluginsOf({ configuration }: Settings): Record<string, string> {
  const kinds = ['garmentMask', ...tryOnKinds] as const;
  return Object.fromEntries(kinds.map((kind) => [kind, configuration[kind].plugin]));
}

/** Undefined where only reading them all tells. */
function framesOf(sequences: readonly DatasetSequence[]): number | undefined {
  let sum = 0;
  for (const { frameCount } of sequences) {
    if (frameCount === undefined) return undefined;
    sum += frameCount;
  }
  return sum;
}
