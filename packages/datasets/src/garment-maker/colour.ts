import type { RandomNumbers } from '@drapeflow/core';

/** Red, green, blue, 0…1, sRGB. */
export type Colour = readonly [number, number, number];

/** @param hue turns, 0 red, ⅓ green, ⅔ blue */
export function fromHue(hue: number, saturation: number, value: number): Colour {
  const channel = (shift: number) => {
    const place = (hue * 6 + shift) % 6;
    return value * (1 - saturation * Math.max(0, Math.min(place, 4 - place, 1)));
  };
  return [channel(5), channel(3), channel(1)];
}

/** A colour that cloth is dyed in: often white, black, grey or navy, else anything. */
export function chooseClothColour(random: RandomNumbers): Colour {
  const kind = random.uniform();
  if (kind < 0.2)
    return fromHue(random.uniform(), 0.05 * random.uniform(), 0.85 + 0.1 * random.uniform());
  if (kind < 0.36)
    return fromHue(random.uniform(), 0.15 * random.uniform(), 0.1 + 0.08 * random.uniform());
  if (kind < 0.48) return fromHue(random.uniform(), 0.06, 0.35 + 0.4 * random.uniform());
  if (kind < 0.6)
    return fromHue(0.6 + 0.07 * random.uniform(), 0.55, 0.25 + 0.2 * random.uniform());
  return fromHue(random.uniform(), 0.25 + 0.6 * random.uniform(), 0.3 + 0.6 * random.uniform());
}

/** A colour that is seen on another. */
export function chooseContrast(random: RandomNumbers, ground: Colour): Colour {
  for (;;) {
    const colour = chooseClothColour(random);
    if (Math.abs(lightnessOf(colour) - lightnessOf(ground)) > 0.22) return colour;
  }
}

export function lightnessOf([red, green, blue]: Colour): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

export function mixColours(a: Colour, b: Colour, part: number): Colour {
  return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part, a[2] + (b[2] - a[2]) * part];
}

export function shaded(colour: Colour, factor: number): Colour {
  return [colour[0] * factor, colour[1] * factor, colour[2] * factor];
}
