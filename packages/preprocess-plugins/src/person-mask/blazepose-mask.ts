import type { Box, Mask, ModelRunner, PersonSegmenter, RgbImage } from '@drapeflow/core';
import { BlazePoseModel, blazePoseSize } from '../blazepose/blazepose-model.js';
import { maskOfRegion } from './mask-of-region.js';

/**
 * What the model is shown, by the region: it was trained on whole bodies with room around them, and loses parts of
 * a body that fills its input (of a clip's crops, 96 % of the body is found at 1.5, 79 % at 1).
 */
const context = 1.5;

/** The person mask that BlazePose computes beside its landmarks. */
export class BlazePoseMask implements PersonSegmenter {
  private constructor(private readonly model: BlazePoseModel) {}

  static async load(modelRunner: ModelRunner): Promise<BlazePoseMask> {
    return new BlazePoseMask(await BlazePoseModel.load(modelRunner));
  }

  async segment(image: RgbImage, region: Box): Promise<Mask> {
    const { box, outputs } = await this.model.run(image, grown(region));
    const plane = outputs.activation_segmentation.data as Float32Array;
    return maskOfRegion(plane, blazePoseSize, box, region);
  }

  async dispose(): Promise<void> {
    await this.model.dispose();
  }
}

function grown({ x, y, width, height }: Box): Box {
  const more = (context - 1) / 2;
  return {
    x: x - more * width,
    y: y - more * height,
    width: context * width,
    height: context * height,
  };
}
