import type { DatasetFrame, DatasetGarment } from '@drapeflow/core';

/** Some frames of a sequence, in order, and its garments. */
export interface SequenceSample {
  readonly garment: DatasetGarment;
  /** The garment of `inOtherGarment`. */
  readonly otherGarment?: DatasetGarment;
  readonly frames: readonly DatasetFrame[];
}

export type GarmentName = 'garment' | 'otherGarment';

/**
 * Changes every frame, and every frame in the other garment, in the same way.
 * @param change is told which of the sample's garments the frame shows
 */
export function changeFrames(
  sample: SequenceSample,
  change: (frame: DatasetFrame, shown: GarmentName) => DatasetFrame,
): SequenceSample {
  const frames = sample.frames.map((frame) => {
    const { inOtherGarment: other } = frame;
    return {
      ...change(frame, 'garment'),
      ...(other && { inOtherGarment: change(other, 'otherGarment') }),
    };
  });
  return { ...sample, frames };
}

/** Changes what was estimated of the frames, and of those in the other garment by itself: they are other pictures. */
export function changeEstimates(
  sample: SequenceSample,
  change: (frames: readonly DatasetFrame[]) => readonly DatasetFrame[],
): SequenceSample {
  const frames = change(sample.frames);
  const others = sample.frames.flatMap(({ inOtherGarment }) => inOtherGarment ?? []);
  if (others.length === 0) return { ...sample, frames };
  const changed = change(others).values();
  const both = frames.map((frame) =>
    frame.inOtherGarment ? { ...frame, inOtherGarment: changed.next().value! } : frame,
  );
  return { ...sample, frames: both };
}

/** Changes both garments. */
export function changeGarments(
  sample: SequenceSample,
  change: (garment: DatasetGarment) => DatasetGarment,
): SequenceSample {
  const { garment, otherGarment } = sample;
  return {
    ...sample,
    garment: change(garment),
    ...(otherGarment && { otherGarment: change(otherGarment) }),
  };
}
