import {
  DrapeflowError,
  type Box,
  type Model,
  type ModelRunner,
  type RgbImage,
  type Tensor,
} from '@drapeflow/core';
import { boxToFit } from '../model-input/box-to-fit.js';
import { inputSpec, inputTensor, type ModelInput } from './model-input.js';

/** What a model of the user's says of a region, and which box of the picture its input showed. */
export interface ModelAnswer {
  readonly box: Box;
  readonly outputs: Readonly<Record<string, Tensor>>;
}

/** An ONNX model of the user's, fed as its configuration says. */
export class ConfiguredModel {
  private constructor(
    private readonly model: Model,
    private readonly input: ModelInput,
  ) {}

  /**
   * @param name for messages
   * @param outputs those that will be read
   * @throws DrapeflowError MODEL_OUTPUT_UNFIT where the model lacks one of them, and what the runner throws
   */
  static async load(
    name: string,
    modelRunner: ModelRunner,
    { file, input }: { readonly file: string; readonly input: ModelInput },
    outputs: readonly string[],
  ): Promise<ConfiguredModel> {
    const model = await modelRunner.load({
      name,
      format: 'onnx',
      location: { file },
      inputs: { [input.name]: inputSpec(input) },
    });
    const missing = outputs.find((output) => !model.outputs.includes(output));
    if (missing === undefined) return new ConfiguredModel(model, input);
    await model.dispose?.();
    throw new DrapeflowError('MODEL_OUTPUT_UNFIT', {
      model: name,
      output: missing,
      problem: `the model has no such output, its outputs are ${model.outputs.join(', ')}`,
    });
  }

  async run(image: RgbImage, region: Box): Promise<ModelAnswer> {
    const box = boxToFit(region, this.input, this.input.fit);
    const outputs = await this.model.run({
      [this.input.name]: inputTensor(image, box, this.input),
    });
    return { box, outputs };
  }

  async dispose(): Promise<void> {
    await this.model.dispose?.();
  }
}
