import type { Box, RgbImage } from '../contracts/image.js';
import { halved } from './halved.js';

/**
 * Cuts a box out of an image and brings it to a size: bilinear where it grows, a tent filter over what falls under
 * each pixel where it shrinks. While it shrinks by two or more, the image is first halved (2×2 averages); an image's
 * halves are kept with it, so that further crops of one frame cost little.
 * @param past what lies past the image: black, or its edge repeated
 */
export function cropImage(
  image: RgbImage,
  box: Box,
  width: number,
  height: number,
  past: 'black' | 'edge' = 'black',
): RgbImage {
  if (box.width >= 2 * width && box.height >= 2 * height && image.width > 1 && image.height > 1) {
    const half = { x: box.x / 2, y: box.y / 2, width: box.width / 2, height: box.height / 2 };
    return cropImage(halved(image), half, width, height, past);
  }
  const data = new Uint8Array(3 * width * height);
  const horizontal = taps(box.x, box.width, width, image.width, past);
  const vertical = taps(box.y, box.height, height, image.height, past);
  const line = new Float32Array(3 * image.width);
  const [from, to] = used(horizontal);
  for (let y = 0; y < height; y++) {
    line.fill(0, 3 * from, 3 * to);
    for (let tap = 0; tap < vertical.count[y]; tap++) {
      const row = 3 * (vertical.first[y] + tap) * image.width;
      addRow(image.data, row, vertical.weights[y * vertical.stride + tap], line, 3 * from, 3 * to);
    }
    sumColumns(line, horizontal, data, y, width);
  }
  return { width, height, data };
}

/** The first source position that any target uses, and the one after the last. */
function used({ first, count }: Taps): [from: number, to: number] {
  let from = Infinity;
  let to = 0;
  for (let target = 0; target < first.length; target++) {
    if (count[target] === 0) continue;
    from = Math.min(from, first[target]);
    to = Math.max(to, first[target] + count[target]);
  }
  return to > 0 ? [from, to] : [0, 0];
}

function addRow(
  source: Uint8Array,
  row: number,
  weight: number,
  line: Float32Array,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) line[i] += weight * source[row + i];
}

/** For each target position the first source position under it, how many there are, and their weights. */
interface Taps {
  readonly first: Int32Array;
  readonly count: Int32Array;
  readonly weights: Float32Array;
  readonly stride: number;
}

/** A tent filter as wide as a target pixel, at least as wide as a source pixel. */
function taps(
  start: number,
  length: number,
  targets: number,
  sources: number,
  past: 'black' | 'edge',
): Taps {
  const scale = length / targets;
  const reach = Math.max(1, scale);
  const stride = Math.ceil(2 * reach) + 2;
  const first = new Int32Array(targets);
  const count = new Int32Array(targets);
  const weights = new Float32Array(targets * stride);
  const clamp = (at: number) => Math.min(Math.max(at, 0), sources - 1);
  for (let target = 0; target < targets; target++) {
    const centre = start + (target + 0.5) * scale - 0.5;
    const low = Math.ceil(centre - reach);
    const high = Math.floor(centre + reach);
    let total = 0;
    for (let at = low; at <= high; at++) total += Math.max(0, 1 - Math.abs(at - centre) / reach);
    first[target] = clamp(low);
    for (let at = low; at <= high; at++) {
      if (past === 'black' && at !== clamp(at)) continue;
      const tap = clamp(at) - first[target];
      weights[target * stride + tap] += Math.max(0, 1 - Math.abs(at - centre) / reach) / total;
      count[target] = tap + 1;
    }
  }
  return { first, count, weights, stride };
}

function sumColumns(
  line: Float32Array,
  horizontal: Taps,
  data: Uint8Array,
  y: number,
  width: number,
): void {
  const { first, count, weights, stride } = horizontal;
  for (let x = 0; x < width; x++) {
    let red = 0;
    let green = 0;
    let blue = 0;
    const base = x * stride;
    const taps = count[x];
    let at = 3 * first[x];
    for (let tap = 0; tap < taps; tap++, at += 3) {
      const weight = weights[base + tap];
      red += weight * line[at];
      green += weight * line[at + 1];
      blue += weight * line[at + 2];
    }
    const target = 3 * (y * width + x);
    data[target] = red + 0.5;
    data[target + 1] = green + 0.5;
    data[target + 2] = blue + 0.5;
  }
}
