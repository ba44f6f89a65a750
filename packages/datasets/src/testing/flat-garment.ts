import type { Garment, Mask } from '@drapeflow/core';

const [width, height] = [300, 360];

/** A garment picture from a rule of what is cloth: `x` from the middle to the right, `y` from the top, pixels. */
export function flatGarment(isCloth: (x: number, y: number) => boolean): Garment {
  const data = new Float32Array(width * height);
  const image = new Uint8Array(3 * width * height).fill(250);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!isCloth(x + 0.5 - width / 2, y + 0.5)) continue;
      data[y * width + x] = 1;
      image.set([60, 90, 160], 3 * (y * width + x));
    }
  }
  const mask: Mask = { width, height, data };
  return { image: { width, height, data: image }, mask };
}

const isBody = (aside: number, y: number) =>
  aside < 66 && y > 62 + 0.16 * aside && y < 270 && y > 62 + 16 * (1 - (aside / 26) ** 2);

/** A sleeve that falls at 40° from the shoulder. */
const isSleeve = (aside: number, y: number, length: number) => {
  const [dx, dy] = [aside - 60, y - 72];
  const along = dx * Math.cos(0.7) + dy * Math.sin(0.7);
  const down = dy * Math.cos(0.7) - dx * Math.sin(0.7);
  return along > -10 && along < length && down > 0 && down < 48 - 0.1 * along;
};

/** Mirrored at its middle. */
export const flatTShirt = (): Garment =>
  flatGarment((x, y) => isBody(Math.abs(x), y) || isSleeve(Math.abs(x), y, 56));

export const flatLongSleeve = (): Garment =>
  flatGarment((x, y) => isBody(Math.abs(x), y) || isSleeve(Math.abs(x), y, 130));

export const flatTankTop = (): Garment =>
  flatGarment((x, y) => {
    const aside = Math.abs(x);
    const armhole = ((aside - 72) / 24) ** 2 + ((y - 66) / 62) ** 2 < 1;
    const neck = (aside / 30) ** 2 + ((y - 62) / 44) ** 2 < 1;
    return aside < 66 && y > 62 && y < 270 && !armhole && !neck;
  });
