import type { AppearanceFlow } from '../contracts/appearance-flow.js';

/** Neighbours of a flow further apart than this many of its own pixels belong to different parts of the garment. */
const largestStep = 24;

/**
 * Reads a flow between its pixels: bilinear among neighbours of the same part of the garment, so that
 * a sleeve in front of the chest is not smeared into it.
 */
export class UpsampledFlow {
  private readonly threshold: number;
  /** For each pixel and its right, lower and diagonal neighbour: 0 all empty, 1 one smooth part, 2 mixed. */
  readonly kinds: Uint8Array;

  constructor(private readonly flow: AppearanceFlow) {
    this.threshold = largestStep / flow.width;
    this.kinds = new Uint8Array(flow.width * flow.height);
    for (let y = 0; y < flow.height; y++) {
      for (let x = 0; x < flow.width; x++) this.kinds[y * flow.width + x] = this.kindAt(x, y);
    }
  }

  private kindAt(x: number, y: number): number {
    const { width, height, data } = this.flow;
    const first = 2 * (y * width + x);
    const right = x + 1 < width ? 2 : 0;
    const below = y + 1 < height ? 2 * width : 0;
    let covered = 0;
    let smooth = true;
    for (let corner = 0; corner < 4; corner++) {
      const at = first + (corner & 1 ? right : 0) + (corner & 2 ? below : 0);
      const u = data[at];
      const v = data[at + 1];
      if (u >= -1 && u <= 1 && v >= -1 && v <= 1) covered++;
      const du = u - data[first];
      const dv = v - data[first + 1];
      if (du * du + dv * dv > this.threshold * this.threshold) smooth = false;
    }
    if (covered === 0) return 0;
    return covered === 4 && smooth ? 1 : 2;
  }

  /**
   * @param column, row the pixel to the upper left; `right`, `down`, 0…1, how far past it
   * @param target u, v and how much of the neighbourhood is covered by the garment, 0…1
   */
  read(column: number, row: number, right: number, down: number, target: Float32Array): void {
    const { width, height, data } = this.flow;
    const kind = this.kinds[row * width + column];
    if (kind === 0) {
      target[2] = 0;
      return;
    }
    const a = 2 * (row * width + column);
    const b = column + 1 < width ? a + 2 : a;
    const below = row + 1 < height ? 2 * width : 0;
    const w0 = (1 - right) * (1 - down);
    const w1 = right * (1 - down);
    const w2 = (1 - right) * down;
    const w3 = right * down;
    if (kind === 1) {
      target[0] = data[a] * w0 + data[b] * w1 + data[a + below] * w2 + data[b + below] * w3;
      target[1] =
        data[a + 1] * w0 + data[b + 1] * w1 + data[a + below + 1] * w2 + data[b + below + 1] * w3;
      target[2] = 1;
      return;
    }
    this.readMixed([a, b, a + below, b + below], [w0, w1, w2, w3], target);
  }

  /** Follows the part of the garment that the nearest covered neighbour belongs to. */
  private readMixed(at: readonly number[], weights: readonly number[], target: Float32Array): void {
    const { data } = this.flow;
    let nearest = -1;
    let covered = 0;
    for (let i = 0; i < 4; i++) {
      if (Math.abs(data[at[i]]) > 1 || Math.abs(data[at[i] + 1]) > 1) continue;
      covered += weights[i];
      if (nearest < 0 || weights[i] > weights[nearest]) nearest = i;
    }
    target[2] = covered;
    if (nearest < 0) return;
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
