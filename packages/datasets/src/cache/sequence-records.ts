import type { Garment, LabelMap, Mask, Pose, RgbImage, TorsoImage } from '@drapeflow/core';
import {
  imageField,
  imageOf,
  maskField,
  maskOf,
  poseField,
  poseOf,
  sizeOf,
  torsoOfKept,
} from './field-kinds.js';
import type { Field } from './shard-field.js';

/** What preprocessors make of a frame. Maps are of the size of `image`. */
export interface PreprocessedFrame {
  /** The frame as networks are to see it: the data set's own, or the person cut out of it. */
  readonly image: RgbImage;
  /** In pixels of `image`. */
  readonly pose: Pose;
  readonly labels: LabelMap;
  readonly personMask: Mask;
  readonly torso: TorsoImage;
}

type Fields = Readonly<Record<string, Field>>;

/**
 * A frame as a record has it. Masks are rounded to 255ths. Of the torso image what is kept is stored: the rest is the
 * frame, grey where it is not kept.
 */
export function frameFields({ image, pose, labels, personMask, torso }: PreprocessedFrame): Fields {
  return {
    image: imageField(image),
    pose: poseField(pose),
    labels: { coding: 'deflate', shape: [labels.height, labels.width], data: labels.data },
    personMask: maskField(personMask),
    kept: maskField(torso.kept),
  };
}

export function frameOf(fields: Fields): PreprocessedFrame {
  const image = imageOf(fields['image']!);
  return {
    image,
    pose: poseOf(fields['pose']!),
    labels: { ...sizeOf(fields['labels']!), data: fields['labels']!.data as Uint8Array },
    personMask: maskOf(fields['personMask']!),
    torso: torsoOfKept(image, fields['kept']!),
  };
}

export function garmentFields({ image, mask }: Garment): Fields {
  return { image: imageField(image), mask: maskField(mask) };
}

export function garmentOf(fields: Fields): Garment {
  return { image: imageOf(fields['image']!), mask: maskOf(fields['mask']!) };
}
