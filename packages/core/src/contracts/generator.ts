import type { Mask, RgbImage, Size } from './image.js';
import type { ParsingMap } from './parsing.js';
import type { Disposable } from './disposable.js';
import type { Pose } from './pose.js';
import type { TorsoImage } from './torso.js';
import type { PreviousFrame } from './warp-network.js';

/** The warped garment `ĉ_t` at the working size. */
export interface WarpedGarment {
  readonly image: RgbImage;
  readonly mask: Mask;
}

export interface GeneratorInput {
  readonly previous: PreviousFrame | undefined;
  /** The frame's crop at the working size. */
  readonly image: RgbImage;
  readonly pose: Pose;
  readonly parsing: ParsingMap;
  /** Where the generator declares that it needs it. */
  readonly torso?: TorsoImage;
  readonly warped: WarpedGarment;
}

/** All at the working size. The compositor brings them to the source's resolution. */
export interface GeneratorOutput {
  /** The frame without the old garment: skin, neck and background where it was. Used where `replaced` is set. */
  readonly body: RgbImage;
  /** Where the source frame is replaced by `body`: the old garment and its seams. */
  readonly replaced: Mask;
  /** Where the warped garment may show: 0 where hair, hands or other things are in front of it. */
  readonly visible: Mask;
  /** What the warped garment's colour is multiplied by, so that it follows the light on the body; 1 is none. */
  readonly shading: Mask;
  /** The try-on frame `Î_t` itself. */
  readonly tryOn: RgbImage;
}

/** Makes the try-on frame from the warped garment and what is kept of the person. One instance serves one video. */
export interface Generator extends Disposable {
  /** Whether `torso` must be given. */
  readonly needsTorso: boolean;
  /** The working size that suits it; 192×256 unless it says otherwise. */
  readonly workingSize?: Size;
  /** What whoever uses it should know, in whole sentences; told once. */
  readonly warnings?: readonly string[];
  generate(input: GeneratorInput): Promise<GeneratorOutput>;
}
