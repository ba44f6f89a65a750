import { cropImage, type Box, type RgbImage, type Tensor, type TensorSpec } from '@drapeflow/core';
import { z } from 'zod';

const pixels = z.int().min(16).max(4096);
const channels = <Value extends z.ZodType>(value: Value) => z.tuple([value, value, value]);

/** How a picture is brought to a model: what the fed value of a pixel is, and where it stands. */
export const modelInput = z.strictObject({
  name: z.string().min(1).describe("The input's name in the model."),
  width: pixels.describe('In pixels.'),
  height: pixels.describe('In pixels.'),
  layout: z
    .enum(['nchw', 'nhwc'])
    .default('nchw')
    .describe(
      'The order of the dimensions: batch (of 1), channels, height, width, or channels last.',
    ),
  type: z.enum(['float32', 'int32']).default('float32').describe('The type of the elements.'),
  colour: z.enum(['rgb', 'bgr']).default('rgb').describe('The order of the channels.'),
  scale: z
    .number()
    .positive()
    .default(1 / 255)
    .describe('A value is fed as (value · scale − mean) / standardDeviation, from values 0…255.'),
  mean: channels(z.number())
    .default([0, 0, 0])
    .describe('For each channel, in the order in which they are fed.'),
  standardDeviation: channels(z.number().positive())
    .default([1, 1, 1])
    .describe('For each channel, in the order in which they are fed.'),
  fit: z
    .enum(['letterbox', 'stretch'])
    .default('letterbox')
    .describe("Whether the picture keeps its proportions, or fills the model's input."),
});

export type ModelInput = z.output<typeof modelInput>;

/** What the model must accept. */
export function inputSpec({ layout, type, width, height }: ModelInput): TensorSpec {
  return { type, shape: layout === 'nchw' ? [1, 3, height, width] : [1, height, width, 3] };
}

/** Brings a box of a picture to the model's input. */
export function inputTensor(image: RgbImage, box: Box, input: ModelInput): Tensor {
  const { width, height, layout, colour, scale, mean, standardDeviation } = input;
  const { data } = cropImage(image, box, width, height);
  const values = new Float32Array(data.length);
  const pixelStep = layout === 'nchw' ? 1 : 3;
  const channelStep = layout === 'nchw' ? width * height : 1;
  for (let channel = 0; channel < 3; channel++) {
    const source = colour === 'rgb' ? channel : 2 - channel;
    for (let pixel = 0; pixel < width * height; pixel++) {
      values[pixel * pixelStep + channel * channelStep] =
        (data[3 * pixel + source] * scale - mean[channel]) / standardDeviation[channel];
    }
  }
  const { type, shape } = inputSpec(input);
  if (type === 'float32') return { type, shape, data: values };
  return { type, shape, data: Int32Array.from(values, Math.round) };
}
