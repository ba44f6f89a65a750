import type { Attributes } from '../attributes.js';

/** A window that slides over the height and the width of a tensor [batch, height, width, channels]. */
export interface Window {
  readonly kernel: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly dilations: readonly [number, number];
  /** What ONNX calls `pads`: top, left, bottom, right. */
  readonly pads: readonly [number, number, number, number];
  readonly outputSize: readonly [number, number];
}

/**
 * Reads strides, dilations and padding as TensorFlow defines them.
 * @param size the input's height and width
 * @throws Error for another data format or padding
 */
export function readWindow(
  attributes: Attributes,
  size: readonly [number, number],
  kernel: readonly [number, number],
): Window {
  assertChannelsLast(attributes);
  const strides = inHeightAndWidth(attributes.integers('strides'));
  const dilations = inHeightAndWidth(attributes.integers('dilations', [1, 1, 1, 1]));
  const padding = attributes.text('padding');
  const explicit = attributes.integers('explicit_paddings', []);
  const along = ([0, 1] as const).map((axis) => {
    const reach = (kernel[axis] - 1) * dilations[axis] + 1;
    const [before, after] = paddingAlong(padding, explicit, axis, size[axis], reach, strides[axis]);
    const output = Math.floor((size[axis] + before + after - reach) / strides[axis]) + 1;
    return { before, after, output };
  });
  const [height, width] = along as [(typeof along)[number], (typeof along)[number]];
  return {
    kernel,
    strides,
    dilations,
    pads: [height.before, width.before, height.after, width.after],
    outputSize: [height.output, width.output],
  };
}

/** @throws Error where the tensors are stored with their channels first */
export function assertChannelsLast(attributes: Attributes): void {
  const format = attributes.text('data_format', 'NHWC');
  if (format !== 'NHWC') throw new Error(`its data format is ${format}, only NHWC is known`);
}

/** The middle two of the four numbers [batch, height, width, channels]. */
export function inHeightAndWidth(numbers: readonly number[]): [number, number] {
  return [numbers[1]!, numbers[2]!];
}

function paddingAlong(
  padding: string,
  explicit: readonly number[],
  axis: 0 | 1,
  size: number,
  reach: number,
  stride: number,
): [number, number] {
  if (padding === 'VALID') return [0, 0];
  if (padding === 'EXPLICIT') return [explicit[2 * axis + 2]!, explicit[2 * axis + 3]!];
  if (padding !== 'SAME') throw new Error(`its padding is ${padding}`);
  const output = Math.ceil(size / stride);
  const total = Math.max(0, (output - 1) * stride + reach - size);
  return [Math.floor(total / 2), Math.ceil(total / 2)];
}
