import {
  definePlugin,
  type Box,
  type Keypoint,
  type ModelRunner,
  type Pose,
  type PoseEstimator,
  type RgbImage,
} from '@drapeflow/core';
import { z } from 'zod';
import { fromInput } from '../model-input/box-to-fit.js';
import { completePose, type FoundKeypoints } from '../pose/complete-pose.js';
import { ConfiguredModel } from './configured-model.js';
import { keypointOutput } from './keypoint-output.js';
import { modelInput } from './model-input.js';
import { readKeypoints } from './read-keypoints.js';

const name = 'onnx-pose';

const configSchema = z.strictObject({
  file: z.string().min(1).describe('The path of an ONNX file.'),
  input: modelInput,
  output: keypointOutput,
});

type Configuration = z.output<typeof configSchema>;

/** A pose model of the user's. */
export const onnxPose = definePlugin({
  name,
  kind: 'pose',
  apiVersion: 1,
  summary:
    'A pose model of your own, an ONNX file; its input and output are described in the options.',
  requires: ['modelRunner'],
  configSchema,
  create: (config, { modelRunner }) => OnnxPose.load(config, modelRunner),
});

class OnnxPose implements PoseEstimator {
  private constructor(
    private readonly config: Configuration,
    private readonly model: ConfiguredModel,
  ) {}

  static async load(config: Configuration, modelRunner: ModelRunner): Promise<OnnxPose> {
    const { output } = config;
    const read = output.format === 'simcc' ? [output.x, output.y] : [output.name];
    return new OnnxPose(config, await ConfiguredModel.load(name, modelRunner, config, read));
  }

  async estimate(image: RgbImage, region: Box): Promise<Pose> {
    const { input, output } = this.config;
    const { box, outputs } = await this.model.run(image, region);
    const found: Record<string, Keypoint> = {};
    for (const [index, keypoint] of readKeypoints(name, output, outputs, input).entries()) {
      const key = output.keypoints[index];
      if (key) found[key] = { ...fromInput(keypoint, box, input), score: keypoint.score };
    }
    return completePose(found as FoundKeypoints);
  }

  async dispose(): Promise<void> {
    await this.model.dispose();
  }
}
