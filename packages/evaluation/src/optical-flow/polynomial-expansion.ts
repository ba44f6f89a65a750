import type { Plane } from './image-pyramid.js';

/**
 * A picture as a quadratic polynomial about each pixel, f(x, y) ≈ … + c₀x + c₁y + c₂x² + c₃y² + c₄xy:
 * `data[5 · (y · width + x) + term]`.
 */
export interface PolynomialExpansion {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** Neighbours to each side that the polynomial is fitted to, and the deviation of their Gaussian weights. */
const radius = 5;
const deviation = 1.2;

interface Applicability {
  /** For a neighbour at distance k: its weight w, w · k, w · k². */
  readonly constant: Float64Array;
  readonly linear: Float64Array;
  readonly quadratic: Float64Array;
  /** Elements of the inverse Gram matrix of the basis 1, x, y, x², y², xy. */
  readonly slope: number;
  readonly constantToSquare: number;
  readonly square: number;
  readonly product: number;
}

const applicability = makeApplicability();

/** Fits the polynomials (Farnebäck, 2003): weighted least squares by separable filters; edges are repeated. */
export function expandPolynomially({ width, height, data }: Plane): PolynomialExpansion {
  const target = new Float32Array(5 * width * height);
  const columns = new Float64Array(3 * (width + 2 * radius));
  for (let y = 0; y < height; y++) {
    filterColumn(data, width, height, y, columns);
    repeatEnds(columns, width);
    filterRow(columns, width, target, 5 * y * width);
  }
  return { width, height, data: target };
}

/** The three vertical moments of each pixel of a row, [width + 2 · radius, 3]. */
function filterColumn(
  source: Float32Array,
  width: number,
  height: number,
  y: number,
  target: Float64Array,
): void {
  const { constant, linear, quadratic } = applicability;
  for (let x = 0; x < width; x++) {
    const at = 3 * (x + radius);
    target[at] = constant[0] * source[y * width + x];
    target[at + 1] = 0;
    target[at + 2] = 0;
  }
  for (let k = 1; k <= radius; k++) {
    const above = Math.max(y - k, 0) * width;
    const below = Math.min(y + k, height - 1) * width;
    for (let x = 0; x < width; x++) {
      const at = 3 * (x + radius);
      const sum = source[above + x] + source[below + x];
      target[at] += constant[k] * sum;
      target[at + 1] += linear[k] * (source[below + x] - source[above + x]);
      target[at + 2] += quadratic[k] * sum;
    }
  }
}

function repeatEnds(columns: Float64Array, width: number): void {
  const first = 3 * radius;
  const last = 3 * (radius + width - 1);
  for (let k = 1; k <= radius; k++) {
    columns.copyWithin(first - 3 * k, first, first + 3);
    columns.copyWithin(last + 3 * k, last, last + 3);
  }
}

function filterRow(
  columns: Float64Array,
  width: number,
  target: Float32Array,
  start: number,
): void {
  const { constant, linear, quadratic, slope, constantToSquare, square, product } = applicability;
  for (let x = 0; x < width; x++) {
    const centre = 3 * (x + radius);
    let one = constant[0] * columns[centre];
    let alongX = 0;
    let alongY = constant[0] * columns[centre + 1];
    let xSquare = 0;
    let ySquare = constant[0] * columns[centre + 2];
    let both = 0;
    for (let k = 1; k <= radius; k++) {
      const right = centre + 3 * k;
      const left = centre - 3 * k;
      const sum = columns[right] + columns[left];
      one += constant[k] * sum;
      xSquare += quadratic[k] * sum;
      alongX += linear[k] * (columns[right] - columns[left]);
      alongY += constant[k] * (columns[right + 1] + columns[left + 1]);
      both += linear[k] * (columns[right + 1] - columns[left + 1]);
      ySquare += constant[k] * (columns[right + 2] + columns[left + 2]);
    }
    const to = start + 5 * x;
    target[to] = slope * alongX;
    target[to + 1] = slope * alongY;
    target[to + 2] = constantToSquare * one + square * xSquare;
    target[to + 3] = constantToSquare * one + square * ySquare;
    target[to + 4] = product * both;
  }
}

/**
 * In the Gram matrix of the basis only 1, x² and y² are not orthogonal to each other. With the moments of the
 * normalized weights m₂ = Σwk², m₄ = Σwk⁴ its inverse has closed elements.
 */
function makeApplicability(): Applicability {
  const weights = Array.from({ length: radius + 1 }, (_, k) =>
    Math.exp((-k * k) / (2 * deviation ** 2)),
  );
  const total = weights.reduce((sum, weight, k) => sum + (k === 0 ? weight : 2 * weight), 0);
  const moment = (power: number) =>
    weights.reduce((sum, weight, k) => sum + (2 * weight * k ** power) / total, 0);
  const [second, fourth] = [moment(2), moment(4)];
  const spread = fourth - second ** 2;
  return {
    constant: Float64Array.from(weights, (weight) => weight / total),
    linear: Float64Array.from(weights, (weight, k) => (weight * k) / total),
    quadratic: Float64Array.from(weights, (weight, k) => (weight * k * k) / total),
    slope: 1 / second,
    constantToSquare: -second / spread,
    square: 1 / spread,
    product: 1 / second ** 2,
  };
}
