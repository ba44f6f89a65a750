import type { RgbImage } from '@drapeflow/core';

/** Weights of a Gaussian filter, from its middle outwards. @param deviation pixels */
function gaussianTaps(deviation: number): Float64Array {
  const reach = Math.ceil(2.5 * deviation);
  const taps = Float64Array.from({ length: reach + 1 }, (_, i) =>
    Math.exp(-0.5 * (i / deviation) ** 2),
  );
  const total = taps.reduce((sum, tap, i) => sum + (i === 0 ? tap : 2 * tap), 0);
  return taps.map((tap) => tap / total);
}

/** A lens a little out of focus. @param deviation of the blur, pixels; below 0.3 nothing is to be seen of it */
export function defocus(image: RgbImage, deviation: number): RgbImage {
  if (deviation < 0.3) return image;
  const taps = gaussianTaps(deviation);
  const { width, height } = image;
  const rows = filterLines(image.data, width, height, 3, 3 * width, taps);
  return { width, height, data: filterLines(rows, height, width, 3 * width, 3, taps) };
}

/** Filters `lines` lines of `length` pixels, edges repeated; steps are in values. */
function filterLines(
  source: Uint8Array,
  length: number,
  lines: number,
  step: number,
  lineStep: number,
  taps: Float64Array,
): Uint8Array<ArrayBuffer> {
  const target = new Uint8Array(source.length);
  for (let line = 0; line < lines; line++) {
    for (let i = 0; i < length; i++) {
      const at = line * lineStep + i * step;
      for (let channel = 0; channel < 3; channel++) {
        let sum = taps[0] * source[at + channel];
        for (let tap = 1; tap < taps.length; tap++) {
          const before = Math.min(tap, i) * step;
          const after = Math.min(tap, length - 1 - i) * step;
          sum += taps[tap] * (source[at - before + channel] + source[at + after + channel]);
        }
        target[at + channel] = sum + 0.5;
      }
    }
  }
  return target;
}

/**
 * A camera that moved while the shutter was open: the mean along a straight way through each pixel.
 * @param dx, dy the whole way, pixels
 */
export function motionBlur(image: RgbImage, dx: number, dy: number): RgbImage {
  const steps = Math.round(Math.hypot(dx, dy));
  if (steps < 1) return image;
  const { width, height, data } = image;
  const target = new Uint8Array(data.length);
  const columns = Int32Array.from({ length: steps + 1 }, (_, i) =>
    Math.round(dx * (i / steps - 0.5)),
  );
  const rows = Int32Array.from({ length: steps + 1 }, (_, i) => Math.round(dy * (i / steps - 0.5)));
  const share = 1 / (steps + 1);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let [red, green, blue] = [0.5, 0.5, 0.5];
      for (let step = 0; step <= steps; step++) {
        const column = Math.min(Math.max(x + columns[step], 0), width - 1);
        const row = Math.min(Math.max(y + rows[step], 0), height - 1);
        const at = 3 * (row * width + column);
        red += share * data[at];
        green += share * data[at + 1];
        blue += share * data[at + 2];
      }
      const to = 3 * (y * width + x);
      target[to] = red;
      target[to + 1] = green;
      target[to + 2] = blue;
    }
  }
  return { width, height, data: target };
}
