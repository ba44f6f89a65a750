import type { RandomNumbers } from '@drapeflow/core';
import { between } from '../random-choice.js';

/** sRGB, 0…1. */
export type Colour = readonly [red: number, green: number, blue: number];

/** A colour as things have it that nobody looks at: rarely vivid. */
export function mutedColour(random: RandomNumbers, darkest: number, brightest: number): Colour {
  const lightness = between(random, darkest, brightest);
  const vividness = 0.5 * random.uniform() ** 3;
  // Red to yellow and blue are common; green and purple are not.
  const hue = random.uniform() < 0.65 ? between(random, 0, 1.1) : between(random, 3.4, 4.6);
  return hued(random.uniform() < 0.15 ? 2 * Math.PI * random.uniform() : hue, vividness, lightness);
}

/** A colour of walls and sand and wood: towards orange, or a little blue. */
export function warmGrey(random: RandomNumbers, darkest: number, brightest: number): Colour {
  const lightness = between(random, darkest, brightest);
  return hued(between(random, 0.3, 1), between(random, -0.06, 0.16), lightness);
}

/** @param hue radians: 0 red, 2π/3 green, 4π/3 blue */
function hued(hue: number, vividness: number, lightness: number): Colour {
  const channel = (turn: number) =>
    lightness * Math.min(1.3, Math.max(0, 1 + vividness * Math.cos(hue - turn)));
  return [channel(0), channel((2 * Math.PI) / 3), channel((4 * Math.PI) / 3)];
}

export function scaled(colour: Colour, factor: number): Colour {
  return [colour[0] * factor, colour[1] * factor, colour[2] * factor];
}

/** @param share of the second, 0…1 */
export function blended(first: Colour, second: Colour, share: number): Colour {
  const mix = (i: number) => first[i] + share * (second[i] - first[i]);
  return [mix(0), mix(1), mix(2)];
}
