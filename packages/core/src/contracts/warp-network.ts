import type { AppearanceFlow } from './appearance-flow.js';
import type { FlowMemoryEntry } from './flow-memory.js';
import type { Garment } from './garment.js';
import type { RgbImage, Size } from './image.js';
import type { ParsingMap } from './parsing.js';
import type { Disposable } from './disposable.js';
import type { Pose } from './pose.js';
import type { TorsoImage } from './torso.js';

/** What the networks know of the frame before: `S_{t−1}`, `P_{t−1}` and `Î_{t−1}`, at the working size. */
export interface PreviousFrame {
  readonly pose: Pose;
  readonly parsing: ParsingMap;
  readonly tryOn: RgbImage;
}

export interface WarpInput {
  /** Absent at the first frame: the network then uses the start state that it declares. */
  readonly previous: PreviousFrame | undefined;
  /** In pixels of the working size. */
  readonly pose: Pose;
  readonly parsing: ParsingMap;
  /** Where the network declares that it needs it. */
  readonly torso?: TorsoImage;
  /** The flow atlas, oldest first. */
  readonly memory: readonly FlowMemoryEntry[];
}

export interface WarpOutput {
  /** What the flow memory keeps. */
  readonly lowResolution: AppearanceFlow;
  /** What the garment is sampled with; upsampled further to the source's size. */
  readonly flow: AppearanceFlow;
}

/** Predicts the appearance flow that lays the garment on the body. One instance serves one video and one garment. */
export interface WarpNetwork extends Disposable {
  /** Whether `torso` must be given. */
  readonly needsTorso: boolean;
  /** What whoever uses it should know, in whole sentences; told once. */
  readonly warnings?: readonly string[];
  /** Called once, before the first frame: what depends on the garment alone is computed here. */
  prepare(garment: Garment, workingSize: Size): Promise<void>;
  warp(input: WarpInput): Promise<WarpOutput>;
}
