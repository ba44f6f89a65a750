import {
  poseInBox,
  type DatasetFrame,
  type DatasetGarment,
  type DatasetSequence,
  type FrameWindow,
  type LabelMap,
  type Mask,
  type PictureReader,
  type Pose,
  type RgbImage,
  type Size,
} from '@drapeflow/core';
import { broken, reading } from './broken.js';
import { everyFrame, type FrameSource, type SourcedFrame } from './frame-source.js';
import { maskOf, torsoOf } from './mask.js';

/** Where a sequence's files are. */
export interface SequenceFiles {
  readonly name: string;
  readonly paired: boolean;
  /** The path of its picture. */
  readonly garment: string;
  readonly garmentMask?: string | undefined;
  readonly frames: FrameSources;
}

/** What is known of the frames, one source for each. */
export interface FrameSources {
  readonly image: FrameSource<RgbImage | undefined>;
  readonly labels?: FrameSource<LabelMap | undefined> | undefined;
  /** White where the garment can change something. */
  readonly agnosticMask?: FrameSource<Mask | undefined> | undefined;
  readonly pose?: FrameSource<Pose | undefined> | undefined;
  /** What the pose is in pixels of; the frame, unless it is given. */
  readonly poseSize?: Size | undefined;
}

export async function openSequence(
  files: SequenceFiles,
  pictures: PictureReader,
): Promise<DatasetSequence> {
  return {
    name: files.name,
    paired: files.paired,
    frameCount: await files.frames.image.count(),
    garment: () => readGarment(files, pictures),
    frames: (window = everyFrame) => readFrames(files.frames, window),
  };
}

export async function readGarment(
  { garment, garmentMask }: SequenceFiles,
  pictures: PictureReader,
): Promise<DatasetGarment> {
  const { image, alpha } = await reading(garment, () => pictures.read(garment));
  if (!garmentMask) return { image, ...(alpha ? { mask: alpha } : {}) };
  const mask = maskOf((await reading(garmentMask, () => pictures.read(garmentMask))).image);
  assertSize(garmentMask, mask, image, 'the garment');
  return { image, mask };
}

type Iterators = {
  [Part in 'labels' | 'agnosticMask' | 'pose']?: AsyncIterator<SourcedFrame<unknown>>;
};

async function* readFrames(
  sources: FrameSources,
  window: FrameWindow,
): AsyncGenerator<DatasetFrame, void, undefined> {
  const parts: Iterators = {};
  for (const part of ['labels', 'agnosticMask', 'pose'] as const) {
    const source = sources[part];
    if (source) parts[part] = source.read(window)[Symbol.asyncIterator]();
  }
  try {
    let size: Size | undefined;
    for await (const { path, value: image } of sources.image.read(window)) {
      if (!image) continue;
      assertSize(path, image, (size ??= image), 'the frame before');
      yield await assemble(image, parts, sources);
    }
  } finally {
    await Promise.all(Object.values(parts).map((part) => part.return?.()));
  }
}

async function assemble(
  image: RgbImage,
  parts: Iterators,
  sources: FrameSources,
): Promise<DatasetFrame> {
  const labels = await nextOf<LabelMap>(parts.labels, sources.labels, image);
  const removed = await nextOf<Mask>(parts.agnosticMask, sources.agnosticMask, image);
  const pose = await nextOf<Pose>(parts.pose, sources.pose);
  return {
    image,
    ...(labels ? { labels } : {}),
    ...(removed ? { torso: torsoOf(image, removed) } : {}),
    ...(pose ? { pose: fitPose(pose, sources.poseSize ?? image, image) } : {}),
  };
}

/** The next of a part, which has the size of the frame. */
async function nextOf<Value>(
  part: AsyncIterator<SourcedFrame<unknown>> | undefined,
  source: { readonly path: string } | undefined,
  image?: RgbImage,
): Promise<Value | undefined> {
  if (!part || !source) return undefined;
  const { done, value: next } = await part.next();
  if (done) throw broken(source.path, 'it has fewer frames than the video');
  if (next.value && image) assertSize(next.path, next.value as Size, image, 'the frame');
  return next.value as Value | undefined;
}

function fitPose(pose: Pose, from: Size, to: Size): Pose {
  return poseInBox(pose, { x: 0, y: 0, width: from.width, height: from.height }, to);
}

export function assertSize(path: string, received: Size, expected: Size, of: string): void {
  if (received.width === expected.width && received.height === expected.height) return;
  throw broken(path, `it is ${describe(received)}, but ${of} is ${describe(expected)}`);
}

function describe({ width, height }: Size): string {
  return `${width}×${height}`;
}
