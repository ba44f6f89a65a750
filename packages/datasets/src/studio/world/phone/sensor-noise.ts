import { RandomNumbers, type Box } from '@drapeflow/core';
import { blueRange, colourBox, redRange, shares, type Plane, type Planes } from './planes.js';

/** How noisy a sensor is, in values of 0…255. */
export interface NoiseLevel {
  /** The deviation in the dark. */
  readonly floor: number;
  /** What is added to it at middle grey: more light comes as more, unevenly arriving photons. */
  readonly photon: number;
  /** How much of it differs between the colours, 0…1. */
  readonly colour: number;
}

/** The deviations of each plane's noise, by the light 0 … 255 of the pixel. */
export interface Deviations {
  readonly light: Float32Array;
  readonly blue: Float32Array;
  readonly red: Float32Array;
}

/** Enough values that they are not seen to repeat. */
const storeSize = 1 << 15;
const store = createStore();

/**
 * The deviation grows with the square root of the light and shrinks again in the brightest tones, where a picture's
 * curve is flat.
 */
export function noiseDeviations({ floor, photon, colour }: NoiseLevel): Deviations {
  const deviations = Float32Array.from({ length: 256 }, (_, value) => {
    const tone = value / 255;
    return floor + photon * 2 * Math.sqrt(tone * (1 - 0.8 * tone));
  });
  // Each colour of a pixel has a part that all share and a part of its own; what those make of light and colours is
  // normally distributed again. Colours are means of four pixels, whose noise deviates half as much.
  const squares = shares.red ** 2 + shares.green ** 2 + shares.blue ** 2;
  const scaled = (factor: number) => deviations.map((deviation) => factor * deviation);
  return {
    light: scaled(Math.hypot(1 - colour, colour * Math.sqrt(squares))),
    blue: scaled((0.5 * colour * Math.sqrt(1 - 2 * shares.blue + squares)) / blueRange),
    red: scaled((0.5 * colour * Math.sqrt(1 - 2 * shares.red + squares)) / redRange),
  };
}

/** Where in the store the values of each row of a frame's planes begin. @param random of this frame */
export function noiseStarts({ light, blue, red }: Planes, random: RandomNumbers): Int32Array {
  return Int32Array.from({ length: light.height + blue.height + red.height }, () =>
    Math.floor(random.uniform() * storeSize),
  );
}

export function addSensorNoise(
  source: Planes,
  target: Planes,
  box: Box,
  deviations: Deviations,
  starts: Int32Array,
): void {
  const { light, blue, red } = source;
  const colours = colourBox(box);
  const startsOfBlue = starts.subarray(light.height);
  const startsOfRed = startsOfBlue.subarray(blue.height);
  addNoise(light, target.light, box, deviations.light, light, 0, starts);
  addNoise(blue, target.blue, colours, deviations.blue, light, 1, startsOfBlue);
  addNoise(red, target.red, colours, deviations.red, light, 1, startsOfRed);
}

/** @param halvings how often the plane is half as large as that of light */
function addNoise(
  { data, stride }: Plane,
  target: Plane,
  box: Box,
  deviations: Float32Array,
  light: Plane,
  halvings: number,
  starts: Int32Array,
): void {
  const noisy = target.data;
  const lights = light.data;
  const end = box.x + box.width;
  for (let y = box.y; y < box.y + box.height; y++) {
    const row = y * stride;
    const lightRow = (y << halvings) * light.stride;
    const start = starts[y];
    for (let x = box.x; x < end; x++) {
      const deviation = deviations[lights[lightRow + (x << halvings)] | 0];
      noisy[row + x] = data[row + x] + deviation * store[(start + x) & (storeSize - 1)];
    }
  }
}

/** Normally distributed values to take runs from: drawing each anew would cost more than rendering the frame. */
function createStore(): Float32Array {
  const random = new RandomNumbers(1);
  return Float32Array.from({ length: storeSize }, () => random.normal());
}
