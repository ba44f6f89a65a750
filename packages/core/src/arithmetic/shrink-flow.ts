import { noGarment, type AppearanceFlow } from '../contracts/appearance-flow.js';

/** What is covered at least by half becomes the mean of what covers it. */
export function shrinkFlow(flow: AppearanceFlow, factor: number): AppearanceFlow {
  const width = Math.ceil(flow.width / factor);
  const height = Math.ceil(flow.height / factor);
  const data = new Float32Array(2 * width * height).fill(noGarment);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let u = 0;
      let v = 0;
      let covered = 0;
      let pixels = 0;
      for (let row = y * factor; row < Math.min((y + 1) * factor, flow.height); row++) {
        for (let column = x * factor; column < Math.min((x + 1) * factor, flow.width); column++) {
          const at = 2 * (row * flow.width + column);
          pixels++;
          if (!isCovered(flow, at)) continue;
          u += flow.data[at];
          v += flow.data[at + 1];
          covered++;
        }
      }
      if (2 * covered < pixels) continue;
      data[2 * (y * width + x)] = u / covered;
      data[2 * (y * width + x) + 1] = v / covered;
    }
  }
  return { width, height, data };
}

/**
 * Whether a flow shows something of the garment's picture.
 * @param at the index of u
 */
export function isCovered(flow: AppearanceFlow, at: number): boolean {
  return Math.abs(flow.data[at]) <= 1 && Math.abs(flow.data[at + 1]) <= 1;
}
