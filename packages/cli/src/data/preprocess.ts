import {
  cropImage,
  mapPose,
  noGarment,
  parsingLabels,
  poseInBox,
  TryOnSession,
  type Backend,
  type DatasetFrame,
  type Garment,
  type Generator,
  type ParsingMap,
  type RgbImage,
  type Size,
  type TryOnSteps,
  type VideoFrame,
  type WarpNetwork,
} from '@drapeflow/core';
import type { Preprocessing, PreprocessedFrame } from '@drapeflow/datasets';
import type { Settings } from '../configuration/load-settings.js';
import { createTryOnPlugins } from '../create-try-on-plugins.js';
import { segmentGarment } from '../garment/segment-garment.js';
import { programVersion } from '../program-version.js';

/** As networks see frames. */
const workingSize: Size = { width: 192, height: 256 };
/** Of clips whose rate a data set does not tell. */
const framesPerSecond = 25;
const preprocessorKinds = ['pose', 'personMask', 'parser', 'torso', 'garmentMask'] as const;

/** The configured preprocessors, which look at a sequence as at a video in which nobody is dressed. */
export function preprocessingOf(settings: Settings, backend: Backend): Preprocessing {
  return {
    garment: async ({ image, mask }) => ({
      image,
      mask: mask ?? (await segmentGarment(settings, backend, image)),
    }),
    async *frames(frames) {
      const plugins = await createTryOnPlugins(settings, backend);
      const undressed = {
        ...plugins,
        warp: { name: 'nothing', instance: nothing },
        generator: { name: 'as-it-is', instance: asItIs },
      };
      const session = new TryOnSession(undressed, noClothes, { everyStep: true, workingSize });
      try {
        for await (const { source, steps } of session.run(asVideo(frames))) {
          yield steps ? asSeen(steps) : withoutPerson(source.image);
        }
      } finally {
        await session.dispose();
        await plugins.warp.instance.dispose?.();
        await plugins.generator.instance.dispose?.();
      }
    },
  };
}

/** All that preprocessing depends on beside the data. */
export function preprocessingKey({ configuration }: Settings, { modelRunner }: Backend): string {
  const choices = preprocessorKinds.map((kind) => configuration[kind]);
  return JSON.stringify([programVersion, modelRunner.description, workingSize, choices]);
}

async function* asVideo(frames: AsyncIterable<DatasetFrame>): AsyncGenerator<VideoFrame> {
  let index = 0;
  for await (const { image } of frames) {
    yield { index, timestamp: index / framesPerSecond, image };
    index++;
  }
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

const noClothes: Garment = {
  image: { width: 1, height: 1, data: new Uint8Array(3) },
  mask: { width: 1, height: 1, data: new Float32Array(1) },
};

/** Lays nothing on the body. */
const nothing: WarpNetwork = {
  needsTorso: false,
  prepare: async () => undefined,
  warp: async () => {
    const { width, height } = workingSize;
    const flow = { width, height, data: new Float32Array(2 * width * height).fill(noGarment) };
    return { flow, lowResolution: flow };
  },
};

/** Leaves the frame as it is. */
const asItIs: Generator = {
  needsTorso: false,
  workingSize,
  generate: async ({ image }) => {
    const { width, height } = image;
    const plane = (value: number) => ({
      width,
      height,
      data: new Float32Array(width * height).fill(value),
    });
    return { body: image, replaced: plane(0), visible: plane(0), shading: plane(1), tryOn: image };
  },
};
