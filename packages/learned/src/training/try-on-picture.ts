import type { RgbImage, Tensor, Tensors } from '@drapeflow/core';

/**
 * The last frame of an example: what is kept of the person, the garment, the warped garment, the try-on frame where one
 * is made, and the truth.
 */
export function tryOnPicture(inputs: Tensors, outputs: Tensors): RgbImage {
  const last = Math.max(
    ...Object.keys(inputs).map((name) => Number(/^frame(\d+)\./.exec(name)?.[1] ?? 0)),
  );
  const of = (name: string) => inputs[`frame${last}.${name}`] as Tensor | undefined;
  const panels = [
    of('generatorTorso'),
    inputs['wornGarment'],
    outputs['warped'],
    outputs['tryOn'],
    of('frame') ?? of('clothes'),
  ].filter((panel) => panel !== undefined);
  const [, height, width] = panels[0].shape;
  const data = new Uint8Array(3 * height * width * panels.length);
  panels.forEach((panel, column) => paint(panel, data, column * width, panels.length * width));
  return { width: width * panels.length, height, data };
}

/** Paints colours −1…1 of the first picture of a batch from a column on. */
function paint({ shape, data }: Tensor, into: Uint8Array, left: number, stride: number): void {
  const [, height, width, channels] = shape;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < 3; c++) {
        const value = 127.5 * (data[(y * width + x) * channels + c] + 1);
        into[3 * (y * stride + left + x) + c] = Math.min(255, Math.max(0, value)) + 0.5;
      }
    }
  }
}
