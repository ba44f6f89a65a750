import type { AppearanceFlow, RgbImage } from '@drapeflow/core';
import { colorOfHue, type Color } from './panel.js';

const noGarment: Color = [60, 60, 60];

/** Each pixel in the colour that the wheel has at the place of the garment which it is sampled from. */
export function paintFlow({ width, height, data }: AppearanceFlow): RgbImage {
  return paint(width, height, (pixel) => colorOfPlace(data[2 * pixel]!, data[2 * pixel + 1]!));
}

/** The garment picture's own square in the colours of the wheel: the legend of `paintFlow`. */
export function paintWheel(side: number): RgbImage {
  const at = (position: number) => (2 * (position + 0.5)) / side - 1;
  return paint(side, side, (pixel) => colorOfPlace(at(pixel % side), at(Math.floor(pixel / side))));
}

/** Hue is the direction from the middle of the garment picture, saturation the distance. */
function colorOfPlace(u: number, v: number): Color {
  if (!(Math.abs(u) <= 1 && Math.abs(v) <= 1)) return noGarment;
  return colorOfHue(Math.atan2(v, u) / (2 * Math.PI), Math.min(1, Math.hypot(u, v)));
}

function paint(width: number, height: number, colorAt: (pixel: number) => Color): RgbImage {
  const data = new Uint8Array(3 * width * height);
  for (let pixel = 0; pixel < width * height; pixel++) data.set(colorAt(pixel), 3 * pixel);
  return { width, height, data };
}
