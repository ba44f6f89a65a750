import type { AppearanceFlow } from './appearance-flow.js';
import type { Mask, RgbImage } from './image.js';
import type { LabelMap } from './parsing.js';

/** What a metric can ask for beside the made frame. */
export const metricInputNames = [
  'reference',
  'source',
  'garmentRegion',
  'flow',
  'trueFlow',
  'labels',
  'trueLabels',
] as const;

export type MetricInputName = (typeof metricInputNames)[number];

/** One frame of a video that is measured. All is of the size of `made`, and that size is the same in every frame. */
export interface MetricFrame {
  /** The try-on frame `Î_t`. */
  readonly made: RgbImage;
  /** The real frame `I_t` that it should be. */
  readonly reference?: RgbImage;
  /** The frame of the user's video, in the old garment. */
  readonly source?: RgbImage;
  /** The share of each pixel that the garment covers in truth. */
  readonly garmentRegion?: Mask;
  /** The appearance flow `F_t` that was made; outside −1…1, as `noGarment` is, it shows no garment. */
  readonly flow?: AppearanceFlow;
  /** The true one, `noGarment` where the garment is not seen. */
  readonly trueFlow?: AppearanceFlow;
  /** What a parser finds the pixels of `made`, or of the frame that it was made from, to show. */
  readonly labels?: LabelMap;
  /** What they show in truth. */
  readonly trueLabels?: LabelMap;
}

/** A frame of which some inputs are known to be there. */
export type MetricFrameWith<Input extends MetricInputName> = MetricFrame &
  Required<Pick<MetricFrame, Input>>;
