import type { Dataset, DatasetFault, DatasetSplit } from '@drapeflow/core';

/** What a split of a data set is like. */
export interface DatasetReport {
  readonly split: DatasetSplit;
  /** Those that it should have. */
  readonly sequences: number;
  /** Those of them that can be used. */
  readonly whole: number;
  readonly faults: readonly DatasetFault[];
}

/**
 * Reads every file of a split, and names every fault.
 * @param onFault called with each as it is found: a large data set takes long
 */
export async function checkDataset(
  dataset: Dataset,
  onFault: (fault: DatasetFault) => void = () => {},
): Promise<DatasetReport> {
  const faults: DatasetFault[] = [];
  const listed = sequencesOf(await faultsOf(dataset, 'files'));
  for await (const fault of dataset.check('contents')) {
    onFault(fault);
    faults.push(fault);
  }
  const sequences = dataset.size + listed.size;
  return { split: dataset.split, sequences, whole: sequences - sequencesOf(faults).size, faults };
}

/** The faults that a data set has. */
export async function faultsOf(
  dataset: Dataset,
  depth: 'files' | 'contents',
): Promise<DatasetFault[]> {
  const faults: DatasetFault[] = [];
  for await (const fault of dataset.check(depth)) faults.push(fault);
  return faults;
}

function sequencesOf(faults: readonly DatasetFault[]): Set<string> {
  return new Set(faults.flatMap(({ sequence }) => sequence ?? []));
}
