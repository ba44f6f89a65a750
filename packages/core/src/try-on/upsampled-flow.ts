import { boxBlur } from '../arithmetic/box-blur.js';
import type { AppearanceFlow } from '../contracts/appearance-flow.js';

/** Neighbours of a flow further apart than this many of its own pixels belong to different parts of the garment. */
const largestStep = 24;

/**
 * Reads a flow between its pixels: bilinear among neighbours of the same part of the garment, so that
 * a sleeve in front of the chest is not smeared into it. The garment's outline, which the flow knows only to whole
 * pixels, is rounded.
 */
export class UpsampledFlow {
  private readonly threshold: number;
  /** The flow, continued by one pixel past the garment's outline. */
  private readonly data: Float32Array;
  /** How much of a pixel and its neighbours the garment covers, 0…1; 0.5 at the outline. */
  private readonly coverage: Float32Array;
  /** For each pixel and its right, lower and diagonal neighbour: 0 all empty, 1 one smooth part, 2 mixed. */
  readonly kinds: Uint8Array;

  constructor(private readonly flow: AppearanceFlow) {
    const { width, height } = flow;
    this.threshold = largestStep / width;
    this.data = flow.data.slice();
    const covered = new Float32Array(width * height);
    for (let i = 0; i < covered.length; i++) covered[i] = isCovered(flow.data, 2 * i);
    this.continueOutline(covered);
    this.coverage = boxBlur(boxBlur(covered, width, height, 1), width, height, 1);
    this.kinds = new Uint8Array(width * height);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) this.kinds[y * width + x] = this.kindAt(x, y);
    }
  }

  /** Gives each pixel just outside the garment the flow of a neighbour inside. */
  private continueOutline(covered: Float32Array): void {
    const { width, height, data } = this.flow;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const at = y * width + x;
        if (covered[at] > 0) continue;
        const neighbour = this.coveredNeighbour(covered, x, y);
        if (neighbour < 0) continue;
        this.data[2 * at] = data[2 * neighbour];
        this.data[2 * at + 1] = data[2 * neighbour + 1];
      }
    }
  }

  private coveredNeighbour(covered: Float32Array, x: number, y: number): number {
    const { width, height } = this.flow;
    for (let side = 0; side < 8; side++) {
      const nx = x + neighbours[2 * side];
      const ny = y + neighbours[2 * side + 1];
      if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue;
      if (covered[ny * width + nx] > 0) return ny * width + nx;
    }
    return -1;
  }

  private kindAt(x: number, y: number): number {
    const { width, height } = this.flow;
    const first = 2 * (y * width + x);
    const right = x + 1 < width ? 2 : 0;
    const below = y + 1 < height ? 2 * width : 0;
    let covered = 0;
    let smooth = true;
    for (let corner = 0; corner < 4; corner++) {
      const at = first + (corner & 1 ? right : 0) + (corner & 2 ? below : 0);
      covered += isCovered(this.data, at);
      const du = this.data[at] - this.data[first];
      const dv = this.data[at + 1] - this.data[first + 1];
      if (du * du + dv * dv > this.threshold * this.threshold) smooth = false;
    }
    if (covered === 0) return 0;
    return covered === 4 && smooth ? 1 : 2;
  }

  /**
   * @param column, row the pixel to the upper left; `right`, `down`, 0…1, how far past it
   * @param target u, v and how much of the neighbourhood is covered by the garment, 0…1, 0.5 at its outline
   */
  read(column: number, row: number, right: number, down: number, target: Float32Array): void {
    const { width, height } = this.flow;
    const { data, coverage } = this;
    const kind = this.kinds[row * width + column];
    if (kind === 0) {
      target[2] = 0;
      return;
    }
    const a = row * width + column;
    const b = column + 1 < width ? a + 1 : a;
    const below = row + 1 < height ? width : 0;
    const w0 = (1 - right) * (1 - down);
    const w1 = right * (1 - down);
    const w2 = (1 - right) * down;
    const w3 = right * down;
    const c = a + below;
    const d = b + below;
    target[2] = coverage[a] * w0 + coverage[b] * w1 + coverage[c] * w2 + coverage[d] * w3;
    if (kind === 1) {
      target[0] = data[2 * a] * w0 + data[2 * b] * w1 + data[2 * c] * w2 + data[2 * d] * w3;
      target[1] =
        data[2 * a + 1] * w0 + data[2 * b + 1] * w1 + data[2 * c + 1] * w2 + data[2 * d + 1] * w3;
      return;
    }
    this.readMixed([2 * a, 2 * b, 2 * c, 2 * d], [w0, w1, w2, w3], target);
  }

  /** Follows the part of the garment that the nearest covered neighbour belongs to. */
  private readMixed(at: readonly number[], weights: readonly number[], target: Float32Array): void {
    const { data } = this;
    let nearest = -1;
    for (let i = 0; i < 4; i++) {
      if (!isCovered(data, at[i])) continue;
      if (nearest < 0 || weights[i] > weights[nearest]) nearest = i;
    }
    let u = 0;
    let v = 0;
    let total = 0;
    for (let i = 0; i < 4; i++) {
      const du = data[at[i]] - data[at[nearest]];
      const dv = data[at[i] + 1] - data[at[nearest] + 1];
      if (Math.abs(du) > this.threshold || Math.abs(dv) > this.threshold) continue;
      u += weights[i] * data[at[i]];
      v += weights[i] * data[at[i] + 1];
      total += weights[i];
    }
    const share = total > 1e-6;
    target[0] = share ? u / total : data[at[nearest]];
    target[1] = share ? v / total : data[at[nearest] + 1];
  }
}

/** x and y of the eight pixels around one, those at its sides first. */
const neighbours = [1, 0, -1, 0, 0, 1, 0, -1, 1, 1, -1, 1, 1, -1, -1, -1];

/** @param at the index of u */
function isCovered(data: Float32Array, at: number): 0 | 1 {
  const u = data[at];
  const v = data[at + 1];
  return u >= -1 && u <= 1 && v >= -1 && v <= 1 ? 1 : 0;
}
