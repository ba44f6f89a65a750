import type { AppearanceFlow } from '../contracts/appearance-flow.js';
import type { Garment } from '../contracts/garment.js';
import { cropImage } from '../arithmetic/crop-image.js';
import { resizeMask } from '../arithmetic/resize-mask.js';

const smallestSide = 32;

/** A garment at full size, at half, at a quarter …: so that a print that is shown small does not shimmer. */
export class GarmentPyramid {
  private readonly levels: readonly Garment[];

  constructor(garment: Garment) {
    const levels = [garment];
    let last = garment;
    while (Math.min(last.image.width, last.image.height) >= 2 * smallestSide) {
      last = halve(last);
      levels.push(last);
    }
    this.levels = levels;
  }

  /**
   * The level with about one pixel for each pixel that is drawn.
   * @param flow what the garment is sampled by
   * @param scale pixels that are drawn for each pixel of the flow
   */
  levelFor(flow: AppearanceFlow, scale: number): Garment {
    const density = (medianStep(flow) * this.levels[0].image.width) / 2 / scale;
    const level = Math.round(Math.log2(Math.max(density, 1)) - 0.2);
    return this.levels[Math.min(Math.max(level, 0), this.levels.length - 1)];
  }
}

function halve(garment: Garment): Garment {
  const { image, mask } = garment;
  const width = Math.ceil(image.width / 2);
  const height = Math.ceil(image.height / 2);
  const whole = { x: 0, y: 0, width: image.width, height: image.height };
  return {
    image: cropImage(image, whole, width, height, 'edge'),
    mask: resizeMask(mask, width, height),
  };
}

/** The usual distance in the garment, in normalized units, between neighbours of the flow. */
function medianStep({ width, height, data }: AppearanceFlow): number {
  const steps: number[] = [];
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x + 1 < width; x += 2) {
      const at = 2 * (y * width + x);
      if (Math.abs(data[at]) > 1 || Math.abs(data[at + 2]) > 1) continue;
      steps.push(Math.hypot(data[at + 2] - data[at], data[at + 3] - data[at + 1]));
    }
  }
  if (steps.length === 0) return 0;
  return steps.sort((a, b) => a - b)[steps.length >> 1];
}
