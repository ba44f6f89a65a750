import { noGarment, type AppearanceFlow } from '@drapeflow/core';
import { torsoCoordinates, type BodyFrame } from '../body/body-frame.js';

/** In shoulder widths above the shoulders. */
const highestCollar = 0.33;

/** No collar, however high it stands in the picture, reaches past the chin. */
export function cutAboveChin(flow: AppearanceFlow, body: BodyFrame): void {
  const { width, height, data } = flow;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const { along } = torsoCoordinates(body, x + 0.5, y + 0.5);
      if (-along * body.torsoLength < highestCollar * body.scale) continue;
      data[2 * (y * width + x)] = noGarment;
      data[2 * (y * width + x) + 1] = noGarment;
    }
  }
}
