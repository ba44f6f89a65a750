import type { RgbImage } from '@drapeflow/core';

/** How a picture is blurred: by its lens, and by the way that the camera moved, pixels. */
export interface Blur {
  readonly deviation: number;
  readonly dx: number;
  readonly dy: number;
}

/** How far a value is spread, or less, whole pixels. */
export function blurReach({ deviation, dx, dy }: Blur): number {
  return Math.ceil(gaussianReach * deviation) + Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)) / 2);
}

/** Weights end so many deviations from the middle. */
const gaussianReach = 2.5;
const fewestTaps = 4;

/** Weights of a Gaussian filter, from its middle outwards, the last of a narrow one 0. @param deviation pixels */
function gaussianTaps(deviation: number): Float64Array {
  const reach = Math.ceil(gaussianReach * deviation);
  const taps = Float64Array.from({ length: Math.max(reach + 1, fewestTaps) }, (_, i) =>
    i <= reach ? Math.exp(-0.5 * (i / deviation) ** 2) : 0,
  );
  const total = taps.reduce((sum, tap, i) => sum + (i === 0 ? tap : 2 * tap), 0);
  return taps.map((tap) => tap / total);
}

/** A lens a little out of focus. @param deviation of the blur, pixels; below 0.3 nothing is to be seen of it */
export function defocus(image: RgbImage, deviation: number): RgbImage {
  if (deviation < 0.3) return image;
  const taps = gaussianTaps(deviation);
  const { width, height } = image;
  const rows = new Uint8Array(image.data.length);
  const data = new Uint8Array(image.data.length);
  filterRows(image, taps, rows);
  filterColumns({ width, height, data: rows }, taps, data);
  return { width, height, data };
}

/** Edges are repeated; between them a whole run of values has its neighbours equally far away. */
function filterRows({ width, height, data }: RgbImage, taps: Float64Array, target: Uint8Array) {
  const reach = Math.min(taps.length - 1, width >> 1);
  const before = new Int32Array(taps.length);
  const after = new Int32Array(taps.length);
  for (let y = 0; y < height; y++) {
    const row = 3 * y * width;
    for (let x = 0; x < width; x++) {
      for (let tap = 0; tap < taps.length; tap++) {
        before[tap] = -3 * Math.min(tap, x);
        after[tap] = 3 * Math.min(tap, width - 1 - x);
      }
      const end = x === reach ? Math.max(x + 1, width - reach) : x + 1;
      filterRun(data, row + 3 * x, row + 3 * end, before, after, taps, target);
      x = end - 1;
    }
  }
}

function filterColumns({ width, height, data }: RgbImage, taps: Float64Array, target: Uint8Array) {
  const row = 3 * width;
  const before = new Int32Array(taps.length);
  const after = new Int32Array(taps.length);
  for (let y = 0; y < height; y++) {
    for (let tap = 0; tap < taps.length; tap++) {
      before[tap] = -row * Math.min(tap, y);
      after[tap] = row * Math.min(tap, height - 1 - y);
    }
    filterRun(data, row * y, row * (y + 1), before, after, taps, target);
  }
}

/** Filters the values `from` … `to` − 1. @param before, after how far away the values for each tap are */
function filterRun(
  source: Uint8Array,
  from: number,
  to: number,
  before: Int32Array,
  after: Int32Array,
  taps: Float64Array,
  target: Uint8Array,
): void {
  // The first taps are written out, which takes half the time of a loop, and all that most blurs have.
  const [t0, t1, t2, t3] = [taps[0], taps[1], taps[2], taps[3]];
  const [b1, b2, b3] = [before[1], before[2], before[3]];
  const [a1, a2, a3] = [after[1], after[2], after[3]];
  for (let i = from; i < to; i++) {
    let sum = t0 * source[i] + t1 * (source[i + b1] + source[i + a1]);
    sum += t2 * (source[i + b2] + source[i + a2]);
    sum += t3 * (source[i + b3] + source[i + a3]);
    for (let tap = fewestTaps; tap < taps.length; tap++) {
      sum += taps[tap] * (source[i + before[tap]] + source[i + after[tap]]);
    }
    target[i] = sum + 0.5;
  }
}

/**
 * A camera that moved while the shutter was open: the mean along a straight way through each pixel.
 * @param dx, dy the whole way, pixels
 */
export function motionBlur(image: RgbImage, dx: number, dy: number): RgbImage {
  const steps = Math.round(Math.hypot(dx, dy));
  if (steps < 1) return image;
  const { width, height, data } = image;
  const target = new Uint8Array(data.length);
  const columns = shifted(width, dx, steps);
  const rows = shifted(height, dy, steps);
  const share = 1 / (steps + 1);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let [red, green, blue] = [0.5, 0.5, 0.5];
      for (let step = 0; step <= steps; step++) {
        const at = 3 * (rows[step * height + y] * width + columns[step * width + x]);
        red += share * data[at];
        green += share * data[at + 1];
        blue += share * data[at + 2];
      }
      const to = 3 * (y * width + x);
      target[to] = red;
      target[to + 1] = green;
      target[to + 2] = blue;
    }
  }
  return { width, height, data: target };
}

/** For each step of a way and each place along a line where the step leads, edges repeated, [steps + 1, length]. */
function shifted(length: number, way: number, steps: number): Int32Array {
  const places = new Int32Array((steps + 1) * length);
  for (let step = 0; step <= steps; step++) {
    const shift = Math.round(way * (step / steps - 0.5));
    for (let i = 0; i < length; i++) {
      places[step * length + i] = Math.min(Math.max(i + shift, 0), length - 1);
    }
  }
  return places;
}
