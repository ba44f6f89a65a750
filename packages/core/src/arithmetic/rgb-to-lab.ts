import type { RgbImage } from '../contracts/image.js';

/** CIE L*a*b* under D65: lightness 0…100, a (green to red) and b (blue to yellow) about −110…110; one value a pixel each. */
export interface LabImage {
  readonly width: number;
  readonly height: number;
  readonly lightness: Float32Array;
  readonly a: Float32Array;
  readonly b: Float32Array;
}

/** Brings an sRGB picture to CIE L*a*b* (IEC 61966-2-1, CIE 15), where distances are about as large as they look. */
export function rgbToLab(image: RgbImage): LabImage {
  const { width, height, data } = image;
  const count = width * height;
  const lightness = new Float32Array(count);
  const a = new Float32Array(count);
  const b = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const red = linearLight[data[3 * i]];
    const green = linearLight[data[3 * i + 1]];
    const blue = linearLight[data[3 * i + 2]];
    const x = response((0.412453 * red + 0.35758 * green + 0.180423 * blue) / 0.950456);
    const y = response(0.212671 * red + 0.71516 * green + 0.072169 * blue);
    const z = response((0.019334 * red + 0.119193 * green + 0.950227 * blue) / 1.088754);
    lightness[i] = 116 * y - 16;
    a[i] = 500 * (x - y);
    b[i] = 200 * (y - z);
  }
  return { width, height, lightness, a, b };
}

/** sRGB's transfer curve undone, for each 8-bit value. */
const linearLight = Float64Array.from({ length: 256 }, (_, value) => {
  const encoded = value / 255;
  return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
});

/** CIE's cube root with a straight start, from a table that is read with linear interpolation. */
function response(value: number): number {
  const at = value * responseSteps;
  const step = Math.min(Math.floor(at), responseSteps - 1);
  return responses[step] + (at - step) * (responses[step + 1] - responses[step]);
}

const responseSteps = 8192;
const responses = Float64Array.from({ length: responseSteps + 1 }, (_, step) => {
  const value = step / responseSteps;
  return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116;
});
