import {
  cropImage,
  mapPose,
  parsingLabels,
  poseInBox,
  type Backend,
  type DatasetFrame,
  type ParsingMap,
  type RgbImage,
  type Size,
  type TryOnSteps,
} from '@drapeflow/core';
import type { Preprocessing, PreprocessedFrame } from '@drapeflow/datasets';
import type { Settings } from '../configuration/load-settings.js';
import { segmentGarment } from '../garment/segment-garment.js';
import { programVersion } from '../program-version.js';
import { lookAt } from './look-at.js';

/** As networks see frames. */
const workingSize: Size = { width: 192, height: 256 };
const preprocessorKinds = ['pose', 'personMask', 'parser', 'torso', 'garmentMask'] as const;

/** The configured preprocessors, which look at a sequence as at a video in which nobody is dressed. */
export function preprocessingOf(settings: Settings, backend: Backend): Preprocessing {
  return {
    garment: async ({ image, mask }) => ({
      image,
      mask: mask ?? (await segmentGarment(settings, backend, image)),
    }),
    async *frames(frames) {
      for await (const { image, steps } of lookAt(
        settings,
        backend,
        imagesOf(frames),
        workingSize,
      )) {
        yield steps ? asSeen(steps) : withoutPerson(image);
      }
    },
  };
}

/** All that preprocessing depends on beside the data. */
export function preprocessingKey({ configuration }: Settings, { modelRunner }: Backend): string {
  const choices = preprocessorKinds.map((kind) => configuration[kind]);
  return JSON.stringify([programVersion, modelRunner.description, workingSize, choices]);
}

async function* imagesOf(frames: AsyncIterable<DatasetFrame>): AsyncGenerator<RgbImage> {
  for await (const { image } of frames) yield image;
}

function asSeen({ image, pose, crop, parsing, personMask, torso }: TryOnSteps): PreprocessedFrame {
  return {
    image,
    pose: poseInBox(pose, crop, image),
    labels: { ...workingSize, data: mostLikely(parsing) },
    personMask: personMask ?? personOf(parsing),
    torso: torso!,
  };
}

/** The whole frame, on which nothing is found. */
function withoutPerson(frame: RgbImage): PreprocessedFrame {
  const { width, height } = workingSize;
  const whole = { x: 0, y: 0, width: frame.width, height: frame.height };
  const image = cropImage(frame, whole, width, height);
  const plane = (value: number) => new Float32Array(width * height).fill(value);
  return {
    image,
    pose: mapPose(() => ({ x: 0, y: 0, score: 0 })),
    labels: { ...workingSize, data: new Uint8Array(width * height) },
    personMask: { ...workingSize, data: plane(0) },
    torso: { image, kept: { ...workingSize, data: plane(1) } },
  };
}

function mostLikely({ planes }: ParsingMap): Uint8Array {
  const labels = new Uint8Array(workingSize.width * workingSize.height);
  for (let i = 0; i < labels.length; i++) {
    for (let label = 1; label < parsingLabels.length; label++) {
      const best = planes[parsingLabels[labels[i]]][i];
      if (planes[parsingLabels[label]][i] > best) labels[i] = label;
    }
  }
  return labels;
}

function personOf({ planes }: ParsingMap) {
  return { ...workingSize, data: planes.background.map((value) => 1 - value) };
}
