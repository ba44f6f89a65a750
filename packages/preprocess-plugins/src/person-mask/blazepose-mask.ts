import type { Box, Mask, ModelRunner, PersonSegmenter, RgbImage } from '@drapeflow/core';
import { BlazePoseModel, blazePoseSize } from '../blazepose/blazepose-model.js';
import { maskOfRegion } from './mask-of-region.js';

/** The person mask that BlazePose computes beside its landmarks. */
export class BlazePoseMask implements PersonSegmenter {
  private constructor(private readonly model: BlazePoseModel) {}

  static async load(modelRunner: ModelRunner): Promise<BlazePoseMask> {
    return new BlazePoseMask(await BlazePoseModel.load(modelRunner));
  }

  async segment(image: RgbImage, region: Box): Promise<Mask> {
    const { box, outputs } = await this.model.run(image, region);
    const plane = outputs.activation_segmentation.data as Float32Array;
    return maskOfRegion(plane, blazePoseSize, box, region);
  }

  async dispose(): Promise<void> {
    await this.model.dispose();
  }
}
