import type { RgbImage } from '@drapeflow/core';

/** One picture of a sheet. */
export interface Panel {
  readonly title: string;
  readonly image: RgbImage;
  /** SVG elements drawn over it, in pixels of `image`. */
  readonly drawing?: string;
}

export type Color = readonly [red: number, green: number, blue: number];

/** A colour of a hue from 0 to 1 and a saturation from 0 (white) to 1, at full brightness. */
export function colorOfHue(hue: number, saturation = 1): Color {
  const channel = (offset: number) => {
    const distance = Math.abs(((((hue + offset) % 1) + 1) % 1) - 0.5) * 6 - 1;
    const pure = Math.max(0, Math.min(1, distance));
    return Math.round(255 * (1 - saturation * (1 - pure)));
  };
  return [channel(0), channel(-1 / 3), channel(1 / 3)];
}

export function cssColor(color: Color): string {
  return `rgb(${color.join(',')})`;
}
