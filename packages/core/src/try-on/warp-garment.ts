import type { AppearanceFlow } from '../contracts/appearance-flow.js';
import type { Garment } from '../contracts/garment.js';
import type { WarpedGarment } from '../contracts/generator.js';

/**
 * Samples a garment by a flow of the wanted size: bilinear, nothing outside the picture
 * (PyTorch's grid_sample with zeros padding and align_corners=False).
 */
export function warpGarment(garment: Garment, flow: AppearanceFlow): WarpedGarment {
  const { width, height } = flow;
  const image = new Uint8Array(3 * width * height);
  const mask = new Float32Array(width * height);
  for (let i = 0; i < width * height; i++) {
    sampleGarment(garment, flow.data[2 * i], flow.data[2 * i + 1], sample);
    image[3 * i] = sample[0] + 0.5;
    image[3 * i + 1] = sample[1] + 0.5;
    image[3 * i + 2] = sample[2] + 0.5;
    mask[i] = sample[3];
  }
  return { image: { width, height, data: image }, mask: { width, height, data: mask } };
}

const sample = new Float32Array(4);

/**
 * Reads a garment at one normalized coordinate.
 * @param target red, green, blue (0…255, of what is inside the picture) and the mask's value (0…1)
 */
export function sampleGarment(garment: Garment, u: number, v: number, target: Float32Array): void {
  const { width, height, data } = garment.image;
  const mask = garment.mask.data;
  const x = ((u + 1) * width) / 2 - 0.5;
  const y = ((v + 1) * height) / 2 - 0.5;
  if (!(x > -1 && y > -1 && x < width && y < height)) {
    target.fill(0);
    return;
  }
  const column = Math.floor(x);
  const row = Math.floor(y);
  const right = x - column;
  const down = y - row;
  const left = column >= 0 ? 1 - right : 0;
  const up = row >= 0 ? 1 - down : 0;
  const nextColumn = column + 1 < width ? right : 0;
  const nextRow = row + 1 < height ? down : 0;
  // Weights of the four neighbours; 0 where one is past the picture, whose index is then clamped.
  const w0 = left * up;
  const w1 = nextColumn * up;
  const w2 = left * nextRow;
  const w3 = nextColumn * nextRow;
  const x0 = column >= 0 ? column : 0;
  const x1 = column + 1 < width ? column + 1 : column;
  const y0 = (row >= 0 ? row : 0) * width;
  const y1 = (row + 1 < height ? row + 1 : row) * width;
  const inside = w0 + w1 + w2 + w3;
  const share = inside > 0 ? 1 / inside : 0;
  const a = 3 * (y0 + x0);
  const b = 3 * (y0 + x1);
  const c = 3 * (y1 + x0);
  const d = 3 * (y1 + x1);
  target[0] = (data[a] * w0 + data[b] * w1 + data[c] * w2 + data[d] * w3) * share;
  target[1] = (data[a + 1] * w0 + data[b + 1] * w1 + data[c + 1] * w2 + data[d + 1] * w3) * share;
  target[2] = (data[a + 2] * w0 + data[b + 2] * w1 + data[c + 2] * w2 + data[d + 2] * w3) * share;
  target[3] = mask[y0 + x0] * w0 + mask[y0 + x1] * w1 + mask[y1 + x0] * w2 + mask[y1 + x1] * w3;
}
