import { noGarment, type AppearanceFlow, type Point } from '@drapeflow/core';

/** A corner of a triangle of cloth: where it is drawn, what it shows (normalized), and how near it is. */
export interface ClothVertex {
  readonly at: Point;
  readonly u: number;
  readonly v: number;
  readonly depth: number;
}

/** Draws triangles of cloth into a flow; of several at one pixel the nearest stays. */
export class FlowCanvas {
  readonly flow: AppearanceFlow;
  /** The depth of what is drawn at each pixel; −Infinity where nothing is. */
  readonly depth: Float32Array;

  constructor(width: number, height: number) {
    this.flow = { width, height, data: new Float32Array(2 * width * height).fill(noGarment) };
    this.depth = new Float32Array(width * height).fill(-Infinity);
  }

  drawTriangle(a: ClothVertex, b: ClothVertex, c: ClothVertex): void {
    const { width, height, data } = this.flow;
    const area = (b.at.x - a.at.x) * (c.at.y - a.at.y) - (b.at.y - a.at.y) * (c.at.x - a.at.x);
    if (Math.abs(area) < 1e-6) return;
    const left = Math.max(0, Math.ceil(Math.min(a.at.x, b.at.x, c.at.x) - 0.5));
    const right = Math.min(width - 1, Math.floor(Math.max(a.at.x, b.at.x, c.at.x) - 0.5));
    const top = Math.max(0, Math.ceil(Math.min(a.at.y, b.at.y, c.at.y) - 0.5));
    const bottom = Math.min(height - 1, Math.floor(Math.max(a.at.y, b.at.y, c.at.y) - 0.5));
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const x = column + 0.5;
        const y = row + 0.5;
        const wb = ((x - a.at.x) * (c.at.y - a.at.y) - (y - a.at.y) * (c.at.x - a.at.x)) / area;
        const wc = ((b.at.x - a.at.x) * (y - a.at.y) - (b.at.y - a.at.y) * (x - a.at.x)) / area;
        const wa = 1 - wb - wc;
        if (wa < -1e-6 || wb < -1e-6 || wc < -1e-6) continue;
        const depth = wa * a.depth + wb * b.depth + wc * c.depth;
        const at = row * width + column;
        if (depth <= this.depth[at]) continue;
        this.depth[at] = depth;
        data[2 * at] = wa * a.u + wb * b.u + wc * c.u;
        data[2 * at + 1] = wa * a.v + wb * b.v + wc * c.v;
      }
    }
  }
}
