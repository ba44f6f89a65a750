import { boxBlur, DrapeflowError, type LabImage } from '@drapeflow/core';
import { fitBackground } from './background-surface.js';
import { chooseFlood } from './choose-flood.js';
import { areaShare } from './mask-shape.js';
import { refineByColor } from './refine-by-color.js';

/** A picture whose colours differ less than this from their background has nothing to find. */
const leastContrast = 1.5;

/**
 * Finds the garment in a picture of at most a few hundred pixels.
 * @returns 1 where the garment is
 * @throws DrapeflowError GARMENT_NOT_FOUND
 */
export function findGarment(lab: LabImage): Uint8Array {
  const { width, height } = lab;
  const blurred = {
    width,
    height,
    lightness: boxBlur(lab.lightness, width, height, 1),
    a: boxBlur(lab.a, width, height, 1),
    b: boxBlur(lab.b, width, height, 1),
  };
  const border = borderPixels(width, height);
  const distances = colorDistances(blurred, fitBackground(blurred, border));
  if (quantile(distances, 0.99) < leastContrast) throw notFound('the picture is all one colour');
  const noise = quantile(
    Float32Array.from(border, (i) => distances[i]),
    0.5,
  );
  const mask = refineByColor(blurred, chooseFlood(distances, blurred, border, noise));
  if (areaShare(mask) < 0.02) throw notFound('nothing in it stands out from its edge');
  if (border.filter((i) => mask[i]).length > border.length / 2) {
    throw notFound('what differs from its edge fills the whole picture');
  }
  return mask;
}

const notFound = (problem: string): DrapeflowError =>
  new DrapeflowError('GARMENT_NOT_FOUND', { problem });

function borderPixels(width: number, height: number): Uint32Array {
  const strip = Math.max(1, Math.round(0.02 * Math.min(width, height)));
  const pixels: number[] = [];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (Math.min(x, y, width - 1 - x, height - 1 - y) < strip) pixels.push(i);
    }
  }
  return Uint32Array.from(pixels);
}

/** For each pixel how far two pictures' colours are apart in Lab. */
function colorDistances(lab: LabImage, other: LabImage): Float32Array {
  return lab.lightness.map((lightness, i) =>
    Math.hypot(lightness - other.lightness[i], lab.a[i] - other.a[i], lab.b[i] - other.b[i]),
  );
}

function quantile(values: Float32Array, share: number): number {
  return values.slice().sort()[Math.floor(share * (values.length - 1))];
}
