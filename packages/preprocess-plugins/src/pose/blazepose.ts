import type { Box, Keypoint, ModelRunner, Pose, PoseEstimator, RgbImage } from '@drapeflow/core';
import { BlazePoseModel, blazePoseSize } from '../blazepose/blazepose-model.js';
import { fromInput } from '../model-input/box-to-fit.js';
import { completePose, type FoundKeypoints } from './complete-pose.js';
import { blazePose33 } from './keypoint-lists.js';

const valuesPerLandmark = 5;

/** BlazePose's landmarks. A score is the probability that the person is there times that of the joint being seen. */
export class BlazePose implements PoseEstimator {
  private constructor(private readonly model: BlazePoseModel) {}

  static async load(modelRunner: ModelRunner): Promise<BlazePose> {
    return new BlazePose(await BlazePoseModel.load(modelRunner));
  }

  async estimate(image: RgbImage, region: Box): Promise<Pose> {
    const { box, outputs } = await this.model.run(image, region);
    const landmarks = outputs.ld_3d.data;
    const personScore = outputs.output_poseflag.data[0];
    const keypointAt = (landmark: number): Keypoint => {
      const start = valuesPerLandmark * landmark;
      const [x, y, , visibility] = landmarks.subarray(start, start + valuesPerLandmark);
      return {
        ...fromInput({ x, y }, box, blazePoseSize),
        score: personScore * sigmoid(visibility),
      };
    };
    const found = blazePose33.flatMap((name, landmark) =>
      name ? [[name, keypointAt(landmark)]] : [],
    );
    return completePose(Object.fromEntries(found) as FoundKeypoints);
  }

  async dispose(): Promise<void> {
    await this.model.dispose();
  }
}

function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
