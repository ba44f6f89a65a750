import type { RandomNumbers } from '@drapeflow/core';
import type { Texture } from '../render/texture.js';

/** Red, green and blue, 0…1 for colours, factors for tints. */
export type Colour = readonly [number, number, number];

/** sRGB of hair that has grown, from black to white, with how often each is chosen. */
const hairColours: readonly { readonly colour: Colour; readonly share: number }[] = [
  { colour: [0.09, 0.075, 0.07], share: 0.3 },
  { colour: [0.2, 0.14, 0.1], share: 0.22 },
  { colour: [0.34, 0.23, 0.15], share: 0.15 },
  { colour: [0.55, 0.42, 0.28], share: 0.1 },
  { colour: [0.72, 0.6, 0.42], share: 0.07 },
  { colour: [0.45, 0.2, 0.1], share: 0.05 },
  { colour: [0.45, 0.43, 0.42], share: 0.07 },
  { colour: [0.72, 0.7, 0.68], share: 0.04 },
];

export function chooseHairColour(random: RandomNumbers): Colour {
  let left = random.uniform();
  const chosen = hairColours.find(({ share }) => (left -= share) < 0) ?? hairColours[0]!;
  return varied(random, chosen.colour, 0.15, 0.04);
}

/** Skin lighter or darker, and a little warmer or cooler, than its picture. */
export function chooseSkinTint(random: RandomNumbers): Colour {
  return varied(random, [1, 1, 1], 0.15, 0.03);
}

/** Cloth of any lightness, of a hue of its own. */
export function chooseClothTint(random: RandomNumbers): Colour {
  return varied(random, [0.85, 0.85, 0.85], 0.5, 0.22);
}

/** A tint after another. */
export function times(a: Colour, b: Colour): Colour {
  return [a[0] * b[0], a[1] * b[1], a[2] * b[2]];
}

/** @param lightness, hue the greatest change of all channels together, and of each by itself, as shares */
function varied(random: RandomNumbers, colour: Colour, lightness: number, hue: number): Colour {
  const between = (limit: number) => 1 + limit * (2 * random.uniform() - 1);
  const all = between(lightness);
  const [red, green, blue] = colour;
  return [red * all * between(hue), green * all * between(hue), blue * all * between(hue)];
}

/** The mean of what a picture shows, weighted by opacity, 0…1. */
export function meanColour({ data, channels }: Texture): Colour {
  const sums = [0, 0, 0];
  let opacity = 0;
  for (let at = 0; at < data.length; at += channels) {
    const weight = channels === 4 ? data[at + 3]! : 255;
    for (let channel = 0; channel < 3; channel++) sums[channel]! += weight * data[at + channel]!;
    opacity += 255 * weight;
  }
  const [red, green, blue] = sums.map((sum) => sum / (opacity || 1));
  return [red!, green!, blue!];
}

/** A picture in shades of grey, so that it takes on any colour by a tint. */
export function greyed(texture: Texture): Texture {
  const data = Uint8Array.from(texture.data);
  for (let at = 0; at < data.length; at += texture.channels) {
    const grey = Math.round(0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!);
    data.fill(grey, at, at + 3);
  }
  return { ...texture, data };
}

/**
 * What a picture's colours are multiplied by for their mean to be a colour. A dark picture becomes 4 times lighter at
 * most: what is in it is faint.
 */
export function tintTowards(texture: Texture, colour: Colour): Colour {
  const mean = meanColour(texture);
  const whole = colour.map((value, i) => value / (mean[i]! || 1));
  const limit = Math.min(1, 4 / Math.max(...whole));
  return [whole[0]! * limit, whole[1]! * limit, whole[2]! * limit];
}
