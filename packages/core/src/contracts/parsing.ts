import type { Mask, RgbImage } from './image.js';
import type { Disposable } from './disposable.js';
import type { Pose } from './pose.js';

/**
 * The labels that every parser's own labels are mapped to.
 * `head` is face, hair and what is worn there; `arms` is the bare skin of arms and hands;
 * `accessory` is what is held or worn over the clothes (bag, lanyard, scarf).
 */
export const parsingLabels = [
  'background',
  'head',
  'neck',
  'upper-clothes',
  'arms',
  'lower-clothes',
  'legs',
  'shoes',
  'accessory',
] as const;

export type ParsingLabel = (typeof parsingLabels)[number];

/**
 * A parsing map: for each label a plane of probabilities, `planes[label][y · width + x]`, 0…1.
 * Over all labels they sum to 1 at each pixel; a label that a parser does not know is a plane of zeros.
 */
export interface ParsingMap {
  readonly width: number;
  readonly height: number;
  readonly planes: Readonly<Record<ParsingLabel, Float32Array>>;
}

/** One label for each pixel: `data[y · width + x]` is an index into `parsingLabels`. */
export interface LabelMap {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export interface HumanParserInput {
  /** The person's crop at the working size. */
  readonly image: RgbImage;
  /** In pixels of `image`. */
  readonly pose: Pose;
  /** The person mask at the size of `image`, where the parser declares that it needs one. */
  readonly personMask?: Mask;
}

/** Labels each pixel of a person. One instance serves one video, frames in order: it may learn as it goes. */
export interface HumanParser extends Disposable {
  /** Whether `personMask` must be given. */
  readonly needsPersonMask: boolean;
  parse(input: HumanParserInput): Promise<ParsingMap>;
}
