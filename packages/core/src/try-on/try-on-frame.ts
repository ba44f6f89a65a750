import type { AppearanceFlow } from '../contracts/appearance-flow.js';
import type { GeneratorOutput, WarpedGarment } from '../contracts/generator.js';
import type { Box, Mask, RgbImage } from '../contracts/image.js';
import type { ParsingMap } from '../contracts/parsing.js';
import type { Pose } from '../contracts/pose.js';
import type { TorsoImage } from '../contracts/torso.js';
import type { VideoFrame } from '../contracts/video.js';

/** What became of one frame. */
export interface TryOnFrame {
  readonly source: VideoFrame;
  /** Of the source's size. Where nobody was found, the source's own image. */
  readonly result: RgbImage;
  /** How the result came about; absent where nobody was found. */
  readonly steps: TryOnSteps | undefined;
}

/** What each stage made of a frame; all but `pose` and `crop` at the working size. */
export interface TryOnSteps {
  /** In pixels of the source frame. */
  readonly pose: Pose;
  /** The part of the source frame that the stages saw. */
  readonly crop: Box;
  readonly image: RgbImage;
  readonly personMask: Mask | undefined;
  readonly parsing: ParsingMap;
  readonly torso: TorsoImage | undefined;
  readonly flow: AppearanceFlow;
  readonly warped: WarpedGarment;
  readonly generated: GeneratorOutput;
}
