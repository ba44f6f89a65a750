import {
  CropWindow,
  isSomeone,
  parsingOfLabels,
  poseInBox,
  type Backend,
  type Box,
  type DatasetFrame,
  type Size,
  type TorsoExtractor,
} from '@drapeflow/core';
import { cropFrame } from '@drapeflow/datasets';
import type { SeenFrame } from '@drapeflow/learned';
import type { Settings } from '../configuration/load-settings.js';
import { lookAt } from '../data/look-at.js';

/** What the networks see of a frame, and which part of the frame that is. */
export interface CroppedFrame {
  readonly crop: Box;
  readonly seen: SeenFrame;
}

/** Makes of frames what the networks see of them; undefined where on some nobody is seen. */
export type FrameView = (
  frames: readonly DatasetFrame[],
) => Promise<readonly CroppedFrame[] | undefined>;

/** What the configured preprocessors find. */
export function estimatedView(settings: Settings, backend: Backend, size: Size): FrameView {
  return async (frames) => {
    const seen: CroppedFrame[] = [];
    const images = frames.map(({ image }) => image);
    for await (const { steps } of lookAt(settings, backend, images, size)) {
      if (!steps) return undefined;
      const { crop, parsing, torso } = steps;
      seen.push({
        crop,
        seen: { pose: poseInBox(steps.pose, crop, size), parsing, torso: torso! },
      });
    }
    return seen;
  };
}

/** What is known of the frames, in the part of them that a video's try-on would look at. */
export function knownView(torso: TorsoExtractor, size: Size): FrameView {
  return async (frames) => {
    const window = new CropWindow(size);
    const seen: CroppedFrame[] = [];
    for (const { image, pose, labels } of frames) {
      if (!pose || !labels || !isSomeone(pose)) return undefined;
      const crop = window.next(pose);
      const cut = cropFrame({ image, pose, labels }, crop, size);
      const parsing = parsingOfLabels(cut.labels!);
      const known = { image: cut.image, pose: cut.pose!, parsing };
      seen.push({
        crop,
        seen: { pose: known.pose, parsing, torso: await torso.extract(known) },
      });
    }
    return seen;
  };
}
