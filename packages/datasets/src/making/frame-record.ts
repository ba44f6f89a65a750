import type { DatasetFrame } from '@drapeflow/core';
import type { Field } from '../cache/shard-field.js';
import {
  imageField,
  imageOf,
  maskField,
  maskOf,
  poseField,
  poseOf,
  sizeOf,
  torsoOfKept,
} from '../cache/field-kinds.js';

type Fields = Readonly<Record<string, Field>>;

/** The names of the other garment's fields begin with this. */
const other = 'other.';

/**
 * A filmed frame as a record has it, without loss but for masks, which are rounded to 255ths. Flow and shading are
 * kept where the garment is seen.
 */
export function frameFields(frame: DatasetFrame): Fields {
  const { inOtherGarment } = frame;
  const others = inOtherGarment ? Object.entries(ownFields(inOtherGarment)) : [];
  return {
    ...ownFields(frame),
    ...Object.fromEntries(others.map(([name, field]) => [other + name, field])),
  };
}

/** The frame of a record. */
export function frameOf(fields: Fields): DatasetFrame {
  const others = Object.entries(fields)
    .filter(([name]) => name.startsWith(other))
    .map(([name, field]) => [name.slice(other.length), field] as const);
  const own = ownFrame(fields);
  return others.length > 0 ? { ...own, inOtherGarment: ownFrame(Object.fromEntries(others)) } : own;
}

function ownFields(frame: DatasetFrame): Fields {
  const { image, pose, labels, personMask, torso, worn, depth } = frame;
  const { width, height } = image;
  const { mask, flow, shading } = worn!;
  return {
    image: imageField(image),
    pose: poseField(pose!),
    labels: { coding: 'deflate', shape: [height, width], data: labels!.data },
    personMask: maskField(personMask!),
    ...(torso && { kept: maskField(torso.kept) }),
    garmentMask: maskField(mask),
    flow: { coding: 'deflate', shape: [height, width, 2], data: flow.data },
    shading: {
      coding: 'deflate',
      shape: [height, width, 3],
      data: shading.map((value, i) => (mask.data[Math.floor(i / 3)] > 0 ? value : 1)),
    },
    depth: { coding: 'deflate', shape: [height, width], data: depth! },
  };
}

function ownFrame(fields: Fields): DatasetFrame {
  const image = imageOf(fields['image']);
  const size = sizeOf(fields['image']);
  const { kept } = fields;
  return {
    image,
    ...(kept && { torso: torsoOfKept(image, kept) }),
    pose: poseOf(fields['pose']),
    labels: { ...size, data: fields['labels'].data as Uint8Array },
    personMask: maskOf(fields['personMask']),
    worn: {
      mask: maskOf(fields['garmentMask']),
      flow: { ...size, data: fields['flow'].data as Float32Array },
      shading: fields['shading'].data as Float32Array,
    },
    depth: fields['depth'].data as Float32Array,
  };
}
