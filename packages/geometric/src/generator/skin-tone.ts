import type { ParsingMap, Pose, RgbImage } from '@drapeflow/core';

/** A mean colour, 0…255 each. */
export type Colour = readonly [red: number, green: number, blue: number];

const freshness = 0.15;
const fewestPixels = 12;

/** The person's skin colour, learned from face and bare hands as frames come by. */
export class SkinTone {
  private tone: Colour | undefined;

  update(image: RgbImage, pose: Pose, parsing: ParsingMap): void {
    const arms = meanColour(image, (at) => parsing.planes.arms[at] > 0.8);
    const face = faceColour(image, pose);
    const seen = arms && face ? halfWay(arms, face) : (face ?? arms);
    if (!seen) return;
    const before = this.tone ?? seen;
    const mixed = (channel: 0 | 1 | 2) =>
      before[channel] + freshness * (seen[channel] - before[channel]);
    this.tone = [mixed(0), mixed(1), mixed(2)];
  }

  /** Undefined until any skin was seen. */
  get colour(): Colour | undefined {
    return this.tone;
  }
}

function halfWay(a: Colour, b: Colour): Colour {
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2];
}

/** Around the nose, where it was found. */
function faceColour(image: RgbImage, { nose, leftEar, rightEar }: Pose): Colour | undefined {
  if (nose.score < 0.3) return undefined;
  const radius = Math.max(2, 0.25 * Math.abs(leftEar.x - rightEar.x));
  return meanColour(image, (at) => {
    const x = at % image.width;
    const y = Math.floor(at / image.width);
    return Math.abs(x - nose.x) < radius && Math.abs(y - nose.y) < radius;
  });
}

function meanColour(image: RgbImage, counts: (at: number) => boolean): Colour | undefined {
  const sum: [number, number, number] = [0, 0, 0];
  let pixels = 0;
  for (let at = 0; at < image.width * image.height; at++) {
    if (!counts(at)) continue;
    for (let channel = 0; channel < 3; channel++) sum[channel] += image.data[3 * at + channel];
    pixels++;
  }
  if (pixels < fewestPixels) return undefined;
  return [sum[0] / pixels, sum[1] / pixels, sum[2] / pixels];
}
