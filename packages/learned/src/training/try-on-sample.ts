import type {
  DatasetFrame,
  Disposable,
  ExampleRequest,
  Garment,
  ParsingMap,
  Pose,
  TorsoImage,
} from '@drapeflow/core';

/** What the networks see of a frame when they dress somebody: of the working size, estimated or known. */
export interface SeenFrame {
  readonly pose: Pose;
  readonly parsing: ParsingMap;
  readonly torso: TorsoImage;
}

/** A short sequence of a person, who is to be dressed in a garment, and what that looks like. */
export interface TryOnSample {
  /** Cut out, as garments are worn. */
  readonly garment: Garment;
  readonly frames: readonly {
    /** The person in any garment. */
    readonly seen: SeenFrame;
    /** The person in `garment`: the same part of the frame, of the same size. */
    readonly truth: DatasetFrame;
  }[];
}

/** Where samples come from. */
export interface TryOnSamples extends Disposable {
  /** The data set's name, for messages. */
  readonly dataset: string;
  /** The same request always gives the same sample. */
  sample(request: ExampleRequest): Promise<TryOnSample>;
}
