import { labelLists, type PictureReader, type Pose, type Size } from '@drapeflow/core';
import type { FrameSources } from './file-sequence.js';
import { filesSource } from './frame-source.js';
import { readLabelMap } from './label-map-file.js';
import { maskOf } from './mask.js';

/** The files of a frame that is a picture; undefined what it has none of. */
export interface FrameFiles {
  readonly image: string;
  readonly labels?: string | undefined;
  readonly agnosticMask?: string | undefined;
  readonly pose?: string | undefined;
}

/** How these files are to be read. */
export interface FrameFormat {
  /** The list that labels are numbered by. */
  readonly labels: keyof typeof labelLists;
  readonly readPose: (path: string) => Promise<Pose | undefined>;
  /** What poses are in pixels of; the frame, unless it is given. */
  readonly poseSize?: Size;
}

/** @param path of all of them, for messages */
export function pictureFrames(
  reader: PictureReader,
  path: string,
  frames: readonly FrameFiles[],
  format: FrameFormat,
): FrameSources {
  const readImage = async (file: string) => (await reader.read(file)).image;
  const part = <Value>(name: keyof FrameFiles, read: (file: string) => Promise<Value>) => {
    const paths = frames.map((frame) => frame[name]);
    return paths.some(Boolean) ? filesSource(path, paths, read) : undefined;
  };
  const images = frames.map(({ image }) => image);
  return {
    image: filesSource(path, images, readImage),
    labels: part('labels', (file) => readLabelMap(file, labelLists[format.labels])),
    agnosticMask: part('agnosticMask', async (file) => maskOf(await readImage(file))),
    pose: part('pose', format.readPose),
    poseSize: format.poseSize,
  };
}
