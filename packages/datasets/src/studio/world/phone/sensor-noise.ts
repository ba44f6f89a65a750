import { RandomNumbers, type Point, type RgbImage } from '@drapeflow/core';

/** How noisy a sensor is, in values of 0…255. */
export interface NoiseLevel {
  /** The deviation in the dark. */
  readonly floor: number;
  /** What is added to it at middle grey: more light comes as more, unevenly arriving photons. */
  readonly photon: number;
  /** How much of it differs between the colours, 0…1. */
  readonly colour: number;
}

/** One that the colours share, and one for each of them. */
const valuesPerPixel = 4;
/** Enough values that they are not seen to repeat. */
const storeSize = 1 << 15;
const store = createStore();

/**
 * Adds noise whose deviation grows with the square root of the light and shrinks again in the brightest tones, where a
 * picture's curve is flat.
 * @param random of this frame
 * @param corner where in the frame the image is the window whose upper left corner this is
 */
export function addSensorNoise(
  image: RgbImage,
  level: NoiseLevel,
  random: RandomNumbers,
  corner: Point = { x: 0, y: 0 },
): RgbImage {
  const { width, height } = image;
  const data = new Uint8Array(image.data.length);
  const deviations = deviationsOf(level);
  for (let y = 0; y < corner.y; y++) random.uniform();
  for (let y = 0; y < height; y++) {
    let next = Math.floor(random.uniform() * storeSize) + valuesPerPixel * corner.x;
    const end = 3 * (y + 1) * width;
    for (let i = 3 * y * width; i < end; i += 3) {
      const shared = store[next++ & (storeSize - 1)];
      for (let channel = 0; channel < 3; channel++) {
        const value = image.data[i + channel];
        const own = store[next++ & (storeSize - 1)];
        const noisy = value + deviations[value] * (shared + level.colour * (own - shared)) + 0.5;
        data[i + channel] = noisy < 0 ? 0 : noisy > 255 ? 255 : noisy;
      }
    }
  }
  return { width, height, data };
}

function deviationsOf({ floor, photon }: NoiseLevel): Float64Array {
  return Float64Array.from({ length: 256 }, (_, value) => {
    const tone = value / 255;
    return floor + photon * 2 * Math.sqrt(tone * (1 - 0.8 * tone));
  });
}

/** Normally distributed values to take runs from: drawing each anew would cost more than rendering the frame. */
function createStore(): Float32Array {
  const random = new RandomNumbers(1);
  return Float32Array.from({ length: storeSize }, () => random.normal());
}
