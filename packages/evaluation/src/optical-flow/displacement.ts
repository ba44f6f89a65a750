import { boxBlur } from '@drapeflow/core';
import type { OpticalFlow } from './optical-flow.js';
import type { PolynomialExpansion } from './polynomial-expansion.js';

/** The side of the square over which the displacement is averaged is 2 · radius + 1. */
const radius = 7;
/** How much pixels count that are 0, 1, 2 … pixels from the picture's edge. */
const edgeWeights = [0.14, 0.14, 0.4472, 0.4472, 0.4472];

/** Σ AᵀA and Σ Aᵀb of Farnebäck's equations at each pixel, a plane for each element: g₁₁, g₁₂, g₂₂, h₁, h₂. */
export type Equations = readonly [Plane, Plane, Plane, Plane, Plane];

type Plane = Float32Array<ArrayBuffer>;

export function emptyEquations(pixels: number): Equations {
  const plane = () => new Float32Array(pixels);
  return [plane(), plane(), plane(), plane(), plane()];
}

/** Improves a flow by one step of displacement estimation (Farnebäck, 2003), in place. */
export function improveFlow(
  first: PolynomialExpansion,
  second: PolynomialExpansion,
  flow: OpticalFlow,
  equations: Equations,
): void {
  const { width, height } = flow;
  const weights = { x: weightsAlong(width), y: weightsAlong(height) };
  for (let y = 0; y < height; y++) {
    fillRow(first, second, flow, y, weights.x, weights.y[y], equations);
  }
  for (const plane of equations) boxBlur(plane, width, height, radius, plane);
  solve(equations, flow.data);
}

function weightsAlong(length: number): Float64Array {
  const weight = (distance: number) => edgeWeights[distance] ?? 1;
  return Float64Array.from({ length }, (_, at) => weight(at) * weight(length - 1 - at));
}

function fillRow(
  first: PolynomialExpansion,
  second: PolynomialExpansion,
  flow: OpticalFlow,
  y: number,
  xWeights: Float64Array,
  yWeight: number,
  [g11, g12, g22, h1, h2]: Equations,
): void {
  const { width, height } = flow;
  const [from, to] = [first.data, second.data];
  for (let x = 0; x < width; x++) {
    const pixel = y * width + x;
    const at = 5 * pixel;
    const dx = flow.data[2 * pixel];
    const dy = flow.data[2 * pixel + 1];
    const column = Math.floor(x + dx);
    const row = Math.floor(y + dy);
    let slopeX = from[at];
    let slopeY = from[at + 1];
    let xx = from[at + 2];
    let yy = from[at + 3];
    let xy = from[at + 4] / 2;
    if (column >= 0 && row >= 0 && column < width - 1 && row < height - 1) {
      const right = x + dx - column;
      const down = y + dy - row;
      const w0 = (1 - right) * (1 - down);
      const w1 = right * (1 - down);
      const w2 = (1 - right) * down;
      const w3 = right * down;
      const a = 5 * (row * width + column);
      const b = a + 5 * width;
      slopeX -= w0 * to[a] + w1 * to[a + 5] + w2 * to[b] + w3 * to[b + 5];
      slopeY -= w0 * to[a + 1] + w1 * to[a + 6] + w2 * to[b + 1] + w3 * to[b + 6];
      xx = (xx + w0 * to[a + 2] + w1 * to[a + 7] + w2 * to[b + 2] + w3 * to[b + 7]) / 2;
      yy = (yy + w0 * to[a + 3] + w1 * to[a + 8] + w2 * to[b + 3] + w3 * to[b + 8]) / 2;
      xy = (xy + (w0 * to[a + 4] + w1 * to[a + 9] + w2 * to[b + 4] + w3 * to[b + 9]) / 2) / 2;
    }
    const weight = xWeights[x] * yWeight;
    xx *= weight;
    yy *= weight;
    xy *= weight;
    const bx = (weight * slopeX) / 2 + xx * dx + xy * dy;
    const by = (weight * slopeY) / 2 + xy * dx + yy * dy;
    g11[pixel] = xx * xx + xy * xy;
    g12[pixel] = (xx + yy) * xy;
    g22[pixel] = yy * yy + xy * xy;
    h1[pixel] = xx * bx + xy * by;
    h2[pixel] = xy * bx + yy * by;
  }
}

function solve([g11, g12, g22, h1, h2]: Equations, flow: Float32Array): void {
  for (let i = 0; i < g11.length; i++) {
    const scale = 1 / (g11[i] * g22[i] - g12[i] * g12[i] + 1e-3);
    flow[2 * i] = (g22[i] * h1[i] - g12[i] * h2[i]) * scale;
    flow[2 * i + 1] = (g11[i] * h2[i] - g12[i] * h1[i]) * scale;
  }
}
