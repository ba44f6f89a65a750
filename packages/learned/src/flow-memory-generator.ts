import {
  definePlugin,
  fitPlane,
  garmentTensor,
  imageTensor,
  keypointNames,
  pluginApiVersion,
  poseMap,
  torsoTensor,
  type CompiledGraph,
  type Generator,
  type GeneratorInput,
  type GeneratorOutput,
  type Mask,
  type RgbImage,
  type Size,
  type Tensor,
} from '@drapeflow/core';
import { z } from 'zod';
import { fitChannels } from './fit-channels.js';
import { chooseGenerator } from './choose-networks.js';
import { networkOptions, untrainedWarning } from './network-options.js';
import { tensorOf } from './tensor-of.js';

/** Makes the try-on frame by the method's generator network. */
export const flowMemoryGenerator = definePlugin({
  name: 'flow-memory-generator',
  kind: 'generator',
  apiVersion: pluginApiVersion,
  summary: 'Makes the try-on frame by a trained network that sees the frame before.',
  requires: ['graphRunner', 'weightsReader'],
  configSchema: z.strictObject(networkOptions),
  create: async (options, { graphRunner, weightsReader }) => {
    const { configuration, preset, graph, weights, isTrained } = await chooseGenerator(
      options,
      weightsReader,
    );
    return new FlowMemoryGenerator(
      configuration.generator.size,
      await graphRunner.compile(graph, weights),
      isTrained ? [] : [untrainedWarning('The generator', preset)],
    );
  },
});

class FlowMemoryGenerator implements Generator {
  readonly needsTorso = true;

  constructor(
    readonly workingSize: Size,
    private readonly network: CompiledGraph,
    readonly warnings: readonly string[],
  ) {}

  async generate(input: GeneratorInput): Promise<GeneratorOutput> {
    const torso = input.torso!;
    const { width, height } = input.image;
    const size = { width, height };
    const made = await this.network.run(this.frameTensors(input));
    const data = (name: string) => made[name].data as Float32Array;
    return {
      body: this.image(data('body'), size),
      replaced: { ...size, data: torso.kept.data.map((kept) => 1 - kept) },
      visible: this.mask(data('visible'), size),
      shading: this.mask(data('shading'), size),
      tryOn: this.image(data('tryOn'), size),
    };
  }

  async dispose(): Promise<void> {
    await this.network.dispose?.();
  }

  private frameTensors({ previous, image, pose, torso, warped }: GeneratorInput) {
    const size = this.workingSize;
    const half = { width: size.width / 2, height: size.height / 2 };
    const picture = (data: Float32Array, channels: number): Tensor =>
      tensorOf(data, size.height, size.width, channels);
    const map = (data: Float32Array): Tensor =>
      tensorOf(data, half.height, half.width, keypointNames.length);
    return {
      previousTryOn: picture(
        previous
          ? imageTensor(previous.tryOn, size)
          : new Float32Array(3 * size.width * size.height),
        3,
      ),
      previousPose: map(
        previous
          ? poseMap(previous.pose, image, half)
          : new Float32Array(half.width * half.height * keypointNames.length),
      ),
      torso: picture(torsoTensor(torso!, size), 4),
      pose: map(poseMap(pose, image, half)),
      warped: picture(garmentTensor(warped, size), 4),
    };
  }

  private mask(data: Float32Array, { width, height }: Size): Mask {
    const own = this.workingSize;
    return { width, height, data: fitPlane(data, own.width, own.height, width, height) };
  }

  private image(data: Float32Array, { width, height }: Size): RgbImage {
    const own = this.workingSize;
    const pixels = new Uint8Array(3 * width * height);
    const fits = own.width === width && own.height === height;
    const colours = fits ? data : fitChannels(data, own, { width, height });
    for (let i = 0; i < pixels.length; i++) {
      const value = (colours[i] + 1) * 127.5;
      pixels[i] = (value < 0 ? 0 : value > 255 ? 255 : value) + 0.5;
    }
    return { width, height, data: pixels };
  }
}
