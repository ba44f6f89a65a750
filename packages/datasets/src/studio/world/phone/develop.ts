import type { RandomNumbers, RgbImage } from '@drapeflow/core';
import { between } from '../random-choice.js';
import { createSmoothNoise } from '../smooth-noise.js';

/** What a picture's values are multiplied by at a moment: red, green, blue. */
export type Gains = (seconds: number) => readonly [number, number, number];

/** Exposure and white balance of a phone, which it never stops adjusting a little. */
export function createGains(random: RandomNumbers): Gains {
  const exposure = 1 + 0.06 * random.normal();
  const warmth = 0.035 * random.normal();
  const unrest = between(random, 0, 0.03);
  const wandering = [createSmoothNoise(random, 3), createSmoothNoise(random, 5)];
  return (seconds) => {
    const level = exposure * (1 + unrest * wandering[0](seconds));
    const tone = warmth + 0.4 * unrest * wandering[1](seconds);
    return [level * (1 + tone), level, level * (1 - tone)];
  };
}

/** Multiplies a picture by its gains; the brightest tones are rolled off rather than cut, as phones do. */
export function develop(image: RgbImage, gains: readonly [number, number, number]): RgbImage {
  const curves = gains.map((gain) =>
    Uint8Array.from({ length: 256 }, (_, value) => rollOff(gain * value) + 0.5),
  );
  const data = new Uint8Array(image.data.length);
  const [red, green, blue] = curves;
  for (let i = 0; i < data.length; i += 3) {
    data[i] = red[image.data[i]];
    data[i + 1] = green[image.data[i + 1]];
    data[i + 2] = blue[image.data[i + 2]];
  }
  return { width: image.width, height: image.height, data };
}

const shoulder = 215;

function rollOff(value: number): number {
  if (value <= shoulder) return value;
  const room = 255 - shoulder;
  return shoulder + room * (1 - Math.exp((shoulder - value) / room));
}
