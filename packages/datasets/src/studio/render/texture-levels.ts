import type { Texture } from './texture.js';

const known = new WeakMap<Texture, readonly Texture[]>();

/** A texture at full size, at half, at a quarter … down to one pixel. They are made once for each texture. */
export function levelsOf(texture: Texture): readonly Texture[] {
  const levels = known.get(texture);
  if (levels) return levels;
  const made = [texture];
  for (let last = texture; Math.max(last.width, last.height) > 1; made.push(last))
    last = halve(last);
  known.set(texture, made);
  return made;
}

/** Leans to the finer level: a little too sharp looks more like a photo than a little too soft. */
const mostTexelsPerPixel = 1.75;

/** The level with about one texel for each pixel, where the full size has so many along a line. */
export function levelFor(levels: readonly Texture[], texelsPerPixel: number): Texture {
  let level = 0;
  for (
    let texels = texelsPerPixel;
    texels > mostTexelsPerPixel && level + 1 < levels.length;
    level++
  ) {
    texels /= 2;
  }
  return levels[level];
}

/** Means of 2×2 texels. Colours count by their opacity, so that what cannot be seen lends no colour. */
function halve({ width, height, channels, data }: Texture): Texture {
  const half = { width: Math.max(1, width >> 1), height: Math.max(1, height >> 1) };
  const target = new Uint8Array(channels * half.width * half.height);
  for (let y = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      const right = 2 * x + 1 < width ? channels : 0;
      const below = 2 * y + 1 < height ? channels * width : 0;
      const first = channels * (2 * y * width + 2 * x);
      const to = channels * (y * half.width + x);
      if (channels === 3) meanOfOpaque(data, first, right, below, target, to);
      else meanByOpacity(data, first, right, below, target, to);
    }
  }
  return { ...half, channels, data: target };
}

function meanOfOpaque(
  data: Uint8Array,
  first: number,
  right: number,
  below: number,
  target: Uint8Array,
  to: number,
): void {
  for (let c = 0; c < 3; c++) {
    const at = first + c;
    target[to + c] =
      (data[at] + data[at + right] + data[at + below] + data[at + right + below] + 2) >> 2;
  }
}

function meanByOpacity(
  data: Uint8Array,
  first: number,
  right: number,
  below: number,
  target: Uint8Array,
  to: number,
): void {
  const second = first + right;
  const third = first + below;
  const fourth = second + below;
  const total = data[first + 3] + data[second + 3] + data[third + 3] + data[fourth + 3];
  // A trace of weight keeps the colour of texels that are all clear.
  const [a, b, c, d] = [first, second, third, fourth].map((at) => data[at + 3] + 1e-3);
  for (let i = 0; i < 3; i++) {
    const sum =
      a * data[first + i] + b * data[second + i] + c * data[third + i] + d * data[fourth + i];
    target[to + i] = sum / (total + 4e-3) + 0.5;
  }
  target[to + 3] = (total + 2) >> 2;
}
