import type { DatasetFrame, DatasetGarment, DatasetSequence } from '@drapeflow/core';

/** What a person is dressed in, and what that should look like. */
export interface DressingTask {
  readonly dressedIn: string;
  readonly garment: DatasetGarment;
  /** Undefined where nobody knows. */
  truthOf(frame: DatasetFrame): DatasetFrame | undefined;
}

/**
 * The sequence's other garment where the data set has the same moments in it, so that nothing can be copied from the
 * source; else its own.
 * @param lender the sequence whose garment is put on instead; the truth is then not known
 */
export async function dressingTask(
  sequence: DatasetSequence,
  lender: DatasetSequence | undefined,
): Promise<DressingTask> {
  if (lender) {
    const dressedIn = `the garment of ${lender.name}`;
    return { dressedIn, garment: await lender.garment(), truthOf: () => undefined };
  }
  if (sequence.otherGarment) {
    const garment = await sequence.otherGarment();
    return {
      dressedIn: 'its other garment',
      garment,
      truthOf: ({ inOtherGarment }) => inOtherGarment,
    };
  }
  const garment = await sequence.garment();
  return sequence.paired
    ? { dressedIn: 'the garment that it shows already', garment, truthOf: (frame) => frame }
    : { dressedIn: 'another garment', garment, truthOf: () => undefined };
}
