import { z } from 'zod';
import { ShapeFault } from '../operation.js';
import { describeShape, type Shape } from '../shape.js';

/** How a filter is moved over an image: zeros are put around it, as many on every side. */
export const convolutionAttributes = z.strictObject({
  stride: z.union([z.literal(1), z.literal(2)]),
  padding: z.int().min(0).max(16),
});

export type ConvolutionAttributes = z.infer<typeof convolutionAttributes>;

/** @throws ShapeFault where the filter, or the bias if there is one, does not fit the image */
export function convolvedShape(
  [image, filter, bias]: readonly Shape[],
  { stride, padding }: ConvolutionAttributes,
  channels: { readonly read: number; readonly made: number },
): Shape {
  if (image.length !== 4) throw new ShapeFault(`an image has 4 axes, not ${describeShape(image)}`);
  if (filter.length !== 4) {
    throw new ShapeFault(`a filter has 4 axes, not ${describeShape(filter)}`);
  }
  if (image[3] !== channels.read) {
    throw new ShapeFault(`the filter reads ${channels.read} channels, the image has ${image[3]}`);
  }
  if (bias && (bias.length !== 1 || bias[0] !== channels.made)) {
    throw new ShapeFault(`the bias is ${describeShape(bias)}, not [${channels.made}]`);
  }
  const along = (axis: 1 | 2) =>
    Math.floor((image[axis] + 2 * padding - filter[axis - 1]) / stride) + 1;
  const [height, width] = [along(1), along(2)];
  if (height < 1 || width < 1) throw new ShapeFault('the filter is larger than the padded image');
  return [image[0], height, width, channels.made];
}
