import type { Colour } from '../colours.js';
import { mix } from '../../curves.js';

/** From very light to very dark, evenly lit skin, sRGB 0…1. */
const tones: readonly Colour[] = [
  [0.95, 0.83, 0.76],
  [0.91, 0.75, 0.65],
  [0.84, 0.65, 0.52],
  [0.74, 0.53, 0.4],
  [0.58, 0.39, 0.28],
  [0.45, 0.3, 0.22],
  [0.335, 0.222, 0.172],
];

/** @param darkness 0…1 */
export function skinTone(darkness: number): Colour {
  const place = darkness * (tones.length - 1);
  const step = Math.min(tones.length - 2, Math.floor(place));
  return mixColours(tones[step], tones[step + 1], place - step);
}

export function mixColours(a: Colour, b: Colour, share: number): Colour {
  return [mix(a[0], b[0], share), mix(a[1], b[1], share), mix(a[2], b[2], share)];
}

/** Lets a colour take the place of what is there, in part. */
export function lay(onto: Float64Array, colour: Colour, share: number): void {
  onto[0] += share * (colour[0] - onto[0]);
  onto[1] += share * (colour[1] - onto[1]);
  onto[2] += share * (colour[2] - onto[2]);
}

/** Tints what is there, in part. */
export function multiply(onto: Float64Array, by: Colour, share: number): void {
  onto[0] *= 1 + share * (by[0] - 1);
  onto[1] *= 1 + share * (by[1] - 1);
  onto[2] *= 1 + share * (by[2] - 1);
}

/** A colour made darker or lighter. */
export function shaded([red, green, blue]: Colour, factor: number): Colour {
  return [red * factor, green * factor, blue * factor];
}
