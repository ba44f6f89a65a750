import {
  noGarment,
  TryOnSession,
  type Backend,
  type Garment,
  type Generator,
  type RgbImage,
  type Size,
  type TryOnSteps,
  type VideoFrame,
  type WarpNetwork,
} from '@drapeflow/core';
import type { Settings } from '../configuration/load-settings.js';
import { createTryOnPlugins } from '../create-try-on-plugins.js';

/** Of clips whose rate a data set does not tell. */
const framesPerSecond = 25;

/** What the configured preprocessors make of a frame; `steps` is undefined where nobody is found. */
export interface LookedAtFrame {
  readonly image: RgbImage;
  readonly steps: TryOnSteps | undefined;
}

/** Lets the configured preprocessors look at frames as at a video in which nobody is dressed. */
export async function* lookAt(
  settings: Settings,
  backend: Backend,
  images: AsyncIterable<RgbImage> | Iterable<RgbImage>,
  workingSize: Size,
): AsyncGenerator<LookedAtFrame> {
  const plugins = await createTryOnPlugins(settings, backend);
  const undressed = {
    ...plugins,
    warp: { name: 'nothing', instance: nothing(workingSize) },
    generator: { name: 'as-it-is', instance: asItIs(workingSize) },
  };
  const session = new TryOnSession(undressed, noClothes, { everyStep: true, workingSize });
  try {
    for await (const { source, steps } of session.run(asVideo(images))) {
      yield { image: source.image, steps };
    }
  } finally {
    await session.dispose();
    await plugins.warp.instance.dispose?.();
    await plugins.generator.instance.dispose?.();
  }
}

async function* asVideo(
  images: AsyncIterable<RgbImage> | Iterable<RgbImage>,
): AsyncGenerator<VideoFrame> {
  let index = 0;
  for await (const image of images) {
    yield { index, timestamp: index / framesPerSecond, image };
    index++;
  }
}

const noClothes: Garment = {
  image: { width: 1, height: 1, data: new Uint8Array(3) },
  mask: { width: 1, height: 1, data: new Float32Array(1) },
};

/** Lays nothing on the body. */
function nothing({ width, height }: Size): WarpNetwork {
  const data = new Float32Array(2 * width * height).fill(noGarment);
  const flow = { width, height, data };
  return {
    needsTorso: false,
    prepare: async () => undefined,
    warp: async () => ({ flow, lowResolution: flow }),
  };
}

/** Leaves the frame as it is. */
function asItIs(workingSize: Size): Generator {
  return {
    needsTorso: false,
    workingSize,
    generate: async ({ image }) => {
      const { width, height } = image;
      const plane = (value: number) => ({
        width,
        height,
        data: new Float32Array(width * height).fill(value),
      });
      const [replaced, visible, shading] = [plane(0), plane(0), plane(1)];
      return { body: image, replaced, visible, shading, tryOn: image };
    },
  };
}
