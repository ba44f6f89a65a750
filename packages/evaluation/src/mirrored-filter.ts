/**
 * Filters a plane with a symmetric kernel, first along rows, then along columns; past its edges it is mirrored.
 * @param kernel of odd length
 * @param edgeTwice whether the edge pixel is seen twice (… b a | a b …, as in SciPy's reflect) or once (… c b | a b c …,
 *   as in OpenCV's BORDER_REFLECT_101)
 */
export function mirroredFilter(
  source: Float64Array,
  width: number,
  height: number,
  kernel: Float64Array,
  edgeTwice: boolean,
): Float64Array {
  const rows = new Float64Array(width * height);
  filterRows(source, width, height, kernel, mirroredIndices(width, kernel, edgeTwice), rows);
  const target = new Float64Array(width * height);
  filterColumns(rows, width, height, kernel, mirroredIndices(height, kernel, edgeTwice), target);
  return target;
}

/** Which pixel stands at each place from before the first to past the last. */
function mirroredIndices(length: number, kernel: Float64Array, edgeTwice: boolean): Int32Array {
  const radius = kernel.length >> 1;
  const indices = new Int32Array(length + 2 * radius);
  const period = Math.max(edgeTwice ? 2 * length : 2 * length - 2, 1);
  const beyond = edgeTwice ? period - 1 : period;
  for (let i = 0; i < indices.length; i++) {
    const at = (((i - radius) % period) + period) % period;
    indices[i] = at < length ? at : beyond - at;
  }
  return indices;
}

function filterRows(
  source: Float64Array,
  width: number,
  height: number,
  kernel: Float64Array,
  indices: Int32Array,
  target: Float64Array,
): void {
  const line = new Float64Array(indices.length);
  const radius = kernel.length >> 1;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let i = 0; i < line.length; i++) line[i] = source[row + indices[i]];
    for (let x = 0; x < width; x++) {
      const centre = x + radius;
      let sum = kernel[radius] * line[centre];
      for (let k = 1; k <= radius; k++) {
        sum += kernel[radius + k] * (line[centre - k] + line[centre + k]);
      }
      target[row + x] = sum;
    }
  }
}

function filterColumns(
  source: Float64Array,
  width: number,
  height: number,
  kernel: Float64Array,
  indices: Int32Array,
  target: Float64Array,
): void {
  const radius = kernel.length >> 1;
  for (let y = 0; y < height; y++) {
    const to = y * width;
    const centre = y + radius;
    for (let x = 0; x < width; x++) target[to + x] = kernel[radius] * source[to + x];
    for (let k = 1; k <= radius; k++) {
      const above = indices[centre - k] * width;
      const below = indices[centre + k] * width;
      const weight = kernel[radius + k];
      for (let x = 0; x < width; x++) {
        target[to + x] += weight * (source[above + x] + source[below + x]);
      }
    }
  }
}

/** A Gaussian of odd length whose values sum to 1. */
export function gaussianKernel(length: number, deviation: number): Float64Array {
  const centre = length >> 1;
  const kernel = Float64Array.from({ length }, (_, i) =>
    Math.exp(-((i - centre) ** 2) / (2 * deviation ** 2)),
  );
  const sum = kernel.reduce((total, value) => total + value, 0);
  return kernel.map((value) => value / sum);
}
