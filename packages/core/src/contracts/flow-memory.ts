import type { AppearanceFlow } from './appearance-flow.js';
import type { Disposable } from './disposable.js';
import type { Pose } from './pose.js';

/** One page of the flow atlas. */
export interface FlowMemoryEntry {
  /** 0 for the first frame on which a person was dressed. */
  readonly index: number;
  /** At the low resolution. */
  readonly flow: AppearanceFlow;
  /** The pose of that frame in pixels of the flow, so that a reader can follow the body. */
  readonly pose: Pose;
}

/** The flow atlas of one video: a policy of which flows of frames 1…t−1 are kept. How they are read is the warp network's. */
export interface FlowMemory extends Disposable {
  /** Takes the flow of the frame that follows all earlier ones. */
  push(flow: AppearanceFlow, pose: Pose): void;
  /** What is kept, oldest first. */
  read(): readonly FlowMemoryEntry[];
}
