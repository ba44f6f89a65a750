import { DrapeflowError, type Dataset } from '@drapeflow/core';
import { faultsOf } from './check-dataset.js';
import type { LeftOut } from './left-out.js';

/**
 * Makes sure that a data set can be trained with, as far as its lists and folders show; what they do not show is thrown
 * as DATASET_BROKEN when it is read.
 * @param name of its plugin, for messages
 * @param leftOut lists what is broken, and the rest is used; without it, a fault is an error
 * @throws DrapeflowError DATASET_BROKEN, DATASET_EMPTY
 */
export async function openDataset(
  name: string,
  dataset: Dataset,
  leftOut?: LeftOut,
): Promise<Dataset> {
  const faults = await faultsOf(dataset, 'files');
  const [first, ...others] = faults;
  if (first && !leftOut) {
    const { path, problem } = first;
    throw new DrapeflowError('DATASET_BROKEN', { path, problem, others: others.length });
  }
  for (const fault of faults) await leftOut?.add(fault);
  if (dataset.size > 0) return dataset;
  const { split } = dataset;
  const problem = first ? `${first.path}: ${first.problem}` : 'no garment falls to it';
  throw new DrapeflowError('DATASET_EMPTY', { dataset: name, split, problem });
}
