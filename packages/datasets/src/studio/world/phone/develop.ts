import type { Box, RandomNumbers, RgbImage } from '@drapeflow/core';
import { between } from '../random-choice.js';
import { createSmoothNoise } from '../smooth-noise.js';
import { blueRange, redRange, shares, type Planes } from './planes.js';

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

/** What becomes of each value 0 … 255 of a colour: the brightest are rolled off rather than cut, as phones do. */
export function toneCurve(gain: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, value) => rollOff(gain * value));
}

const shoulder = 215;

function rollOff(value: number): number {
  if (value <= shoulder) return value;
  const room = 255 - shoulder;
  return shoulder + room * (1 - Math.exp((shoulder - value) / room));
}

/**
 * What is in a box of a picture, as planes.
 * @param curves of red, green and blue
 * @param box whose corners are even, or the picture's
 */
export function develop(
  image: RgbImage,
  curves: readonly Float32Array[],
  planes: Planes,
  box: Box,
): void {
  for (let y = box.y; y < box.y + box.height; y += 2) {
    developRows(image, curves[0], curves[1], curves[2], planes, y, box.x, box.x + box.width);
  }
}

/** Two rows, two columns at a time; edges are repeated. */
function developRows(
  { width, height, data }: RgbImage,
  redCurve: Float32Array,
  greenCurve: Float32Array,
  blueCurve: Float32Array,
  { light, blue, red }: Planes,
  y: number,
  from: number,
  end: number,
): void {
  const rows = y + 1 < height ? 2 : 1;
  for (let x = from; x < end; x += 2) {
    const columns = x + 1 < width ? 2 : 1;
    let lights = 0;
    let blues = 0;
    let reds = 0;
    for (let row = y; row < y + rows; row++) {
      let pixel = 3 * (row * width + x);
      let to = row * light.stride + x;
      for (let column = 0; column < columns; column++, pixel += 3, to++) {
        const redness = redCurve[data[pixel]];
        const blueness = blueCurve[data[pixel + 2]];
        const lightness =
          shares.red * redness +
          shares.green * greenCurve[data[pixel + 1]] +
          shares.blue * blueness;
        light.data[to] = lightness;
        lights += lightness;
        blues += blueness;
        reds += redness;
      }
    }
    const colour = (y >> 1) * blue.stride + (x >> 1);
    const share = 1 / (rows * columns);
    blue.data[colour] = (blues - lights) * (share / blueRange);
    red.data[colour] = (reds - lights) * (share / redRange);
  }
}
