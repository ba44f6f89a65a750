import type { MetricFrame, RgbImage } from '@drapeflow/core';

/** A video that is measured. */
export interface Clip {
  readonly name: string;
  /** The garment that was put on, where it is known. */
  readonly garment: RgbImage | undefined;
  /** What the person was dressed in, in words, where that is known. */
  readonly dressedIn: string | undefined;
  /** Made while they are read; what each has is the same in every frame. */
  frames(): AsyncGenerator<MetricFrame>;
}
