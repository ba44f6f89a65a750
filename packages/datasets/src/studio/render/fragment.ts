import type { Geometry } from './geometry.js';
import type { Projection } from './projection.js';
import { sampleColumns, sampleRows, subpixels } from './sample-pattern.js';
import type { Surface } from './surface.js';
import { TriangleFrame } from './triangle-frame.js';
import { uvArea } from './uv-area.js';

/** What a line of sight meets: a point of a triangle. One object is used again and again, so that nothing is allocated. */
export class Fragment {
  /** The triangle at hand, and what is the same all over it: its index, its surface, the first of its indices there. */
  private triangle = -1;
  surfaceIndex = 0;
  corner = 0;
  /** Its corners in the geometry. */
  a = 0;
  b = 0;
  c = 0;
  isBack = false;
  /** How far apart neighbouring pixels are in its texture, whose side is 1. */
  footprint = 0.5;
  /** The share of each corner, which sum to 1. */
  wa = 0.5;
  wb = 0.5;
  wc = 0.5;
  /** Metres along the line of sight. */
  depth = 0.5;
  u = 0.5;
  v = 0.5;
  /** The unit normal of the side that is seen. */
  nx = 0.5;
  ny = 0.5;
  nz = 0.5;
  /** Where the line of sight points before the camera, with 1 along its axis. */
  dx = 0.5;
  dy = 0.5;
  private readonly frame = new TriangleFrame();

  constructor(
    private readonly geometry: Geometry,
    private readonly projection: Projection,
  ) {}

  get surface(): Surface {
    return this.geometry.surfaces[this.surfaceIndex];
  }

  /** Finds the point of a triangle that is seen at a sample of pixel x, y. */
  trace(triangle: number, x: number, y: number, sample: number): void {
    if (triangle !== this.triangle) this.setTriangle(triangle);
    const { focalLength, centreX, centreY } = this.projection;
    const { weights, volume } = this.frame;
    const dx = (x + sampleColumns[sample] / subpixels - centreX) / focalLength;
    const dy = (y + sampleRows[sample] / subpixels - centreY) / focalLength;
    const wa = weights[0] * dx + weights[1] * dy + weights[2];
    const wb = weights[3] * dx + weights[4] * dy + weights[5];
    const wc = weights[6] * dx + weights[7] * dy + weights[8];
    const scale = 1 / (wa + wb + wc);
    this.dx = dx;
    this.dy = dy;
    this.wa = wa * scale;
    this.wb = wb * scale;
    this.wc = wc * scale;
    this.depth = volume * scale;
    this.findPlace();
  }

  private setTriangle(triangle: number): void {
    const { geometry, frame } = this;
    const index = geometry.surfaceOfTriangle[triangle];
    const surface = geometry.surfaces[index];
    const corner = 3 * (triangle - geometry.firstTriangle[index]);
    frame.set(geometry, triangle);
    this.triangle = triangle;
    this.surfaceIndex = index;
    this.corner = corner;
    this.a = geometry.corners[3 * triangle];
    this.b = geometry.corners[3 * triangle + 1];
    this.c = geometry.corners[3 * triangle + 2];
    // Counter-clockwise corners, with y downwards, span a negative volume.
    this.isBack = frame.volume > 0;
    const area = frame.pictureArea(geometry, triangle, this.projection.focalLength);
    this.footprint = Math.sqrt(uvArea(surface, corner) / area);
  }

  private findPlace(): void {
    const { corner, wa, wb, wc } = this;
    const { indices, uvs } = this.surface;
    const a = 2 * indices[corner];
    const b = 2 * indices[corner + 1];
    const c = 2 * indices[corner + 2];
    this.u = wa * uvs[a] + wb * uvs[b] + wc * uvs[c];
    this.v = wa * uvs[a + 1] + wb * uvs[b + 1] + wc * uvs[c + 1];
  }

  /** Interpolates the corners' normals and turns them to the side that is seen. */
  findNormal(): void {
    const { corner, wa, wb, wc } = this;
    const { indices, normals } = this.surface;
    const a = 3 * indices[corner];
    const b = 3 * indices[corner + 1];
    const c = 3 * indices[corner + 2];
    const x = wa * normals[a] + wb * normals[b] + wc * normals[c];
    const y = wa * normals[a + 1] + wb * normals[b + 1] + wc * normals[c + 1];
    const z = wa * normals[a + 2] + wb * normals[b + 2] + wc * normals[c + 2];
    const scale = (this.isBack ? -1 : 1) / Math.sqrt(x * x + y * y + z * z);
    this.nx = x * scale;
    this.ny = y * scale;
    this.nz = z * scale;
  }
}
