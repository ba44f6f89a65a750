import type { Texture } from './texture.js';

/**
 * Reads a texture bilinearly, its edge repeated. Colours count by their opacity.
 * @param places u and v, 0…1, of many
 * @param colours receives red, green, blue, 0…255
 * @param at which of them to read
 */
export function readTexture(
  { width, height, channels, data }: Texture,
  places: Float64Array,
  colours: Float64Array,
  at: number,
): void {
  const x = places[2 * at] * width - 0.5;
  const y = places[2 * at + 1] * height - 0.5;
  const column = Math.floor(x);
  const row = Math.floor(y);
  const fx = x - column;
  const fy = y - row;
  const left = column < 0 ? 0 : column >= width ? width - 1 : column;
  const right = column + 1 < 0 ? 0 : column + 1 >= width ? width - 1 : column + 1;
  const top = (row < 0 ? 0 : row >= height ? height - 1 : row) * width;
  const bottom = (row + 1 < 0 ? 0 : row + 1 >= height ? height - 1 : row + 1) * width;
  const a = channels * (top + left);
  const b = channels * (top + right);
  const c = channels * (bottom + left);
  const d = channels * (bottom + right);
  let wa = (1 - fx) * (1 - fy);
  let wb = fx * (1 - fy);
  let wc = (1 - fx) * fy;
  let wd = fx * fy;
  if (channels === 4) {
    // A trace of weight keeps the colour of texels that are all clear.
    wa *= data[a + 3] + 1e-3;
    wb *= data[b + 3] + 1e-3;
    wc *= data[c + 3] + 1e-3;
    wd *= data[d + 3] + 1e-3;
    const scale = 1 / (wa + wb + wc + wd);
    wa *= scale;
    wb *= scale;
    wc *= scale;
    wd *= scale;
  }
  colours[3 * at] = wa * data[a] + wb * data[b] + wc * data[c] + wd * data[d];
  colours[3 * at + 1] = wa * data[a + 1] + wb * data[b + 1] + wc * data[c + 1] + wd * data[d + 1];
  colours[3 * at + 2] = wa * data[a + 2] + wb * data[b + 2] + wc * data[c + 2] + wd * data[d + 2];
}

/**
 * Reads the opacity of a texture with four channels bilinearly, its edge repeated, 0…255.
 * @param u, v 0…1
 */
export function readOpacity(texture: Texture, u: number, v: number): number {
  const { width, height, data } = texture;
  const x = u * width - 0.5;
  const y = v * height - 0.5;
  const column = Math.floor(x);
  const row = Math.floor(y);
  const fx = x - column;
  const fy = y - row;
  const left = column < 0 ? 0 : column >= width ? width - 1 : column;
  const right = column + 1 < 0 ? 0 : column + 1 >= width ? width - 1 : column + 1;
  const top = (row < 0 ? 0 : row >= height ? height - 1 : row) * width;
  const bottom = (row + 1 < 0 ? 0 : row + 1 >= height ? height - 1 : row + 1) * width;
  const above = data[4 * (top + left) + 3] * (1 - fx) + data[4 * (top + right) + 3] * fx;
  const under = data[4 * (bottom + left) + 3] * (1 - fx) + data[4 * (bottom + right) + 3] * fx;
  return above * (1 - fy) + under * fy;
}
