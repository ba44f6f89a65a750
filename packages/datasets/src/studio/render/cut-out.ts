import type { Geometry } from './geometry.js';
import type { Projection } from './projection.js';
import { readOpacity } from './read-texture.js';
import { sampleColumns, sampleRows, subpixels } from './sample-pattern.js';
import type { Surface } from './surface.js';
import type { Texture } from './texture.js';
import { levelFor, levelsOf } from './texture-levels.js';
import { TriangleFrame } from './triangle-frame.js';
import { triangleOpacity } from './triangle-opacity.js';
import { uvArea } from './uv-area.js';

/**
 * Hair and the like are read once in a pixel, and seen at so many of its samples as the opacity found there passes:
 * 0.4 at the centre, less and more at the others (alpha to coverage).
 */
const hairThresholds = Float64Array.of(0.4, 0.2, 0.5, 0.6, 0.3).map((part) => 255 * part);
/** A garment is read at each sample; it ends where its mask is a half. */
const garmentThreshold = 127.5;

/** The shape that a surface's texture cuts out of its triangles by opacity. */
export class CutOut {
  private readonly frame = new TriangleFrame();
  /** Numerators of u and v and their common denominator, each a linear function of the line of sight. */
  private readonly uvs = new Float64Array(9);
  private readonly surface: Surface;
  private readonly firstTriangle: number;
  /** For each of the surface's triangles whether nothing is cut out of it; of hair, nothing is known. */
  private readonly isWhole: Uint8Array | undefined;
  private level: Texture;
  /** What was read last. */
  private triangle = -1;
  private x = -1;
  private y = -1;
  private opacity = 0.5;

  constructor(
    private readonly geometry: Geometry,
    private readonly projection: Projection,
    surfaceIndex: number,
    private readonly isGarment: boolean,
  ) {
    this.surface = geometry.surfaces[surfaceIndex];
    this.firstTriangle = geometry.firstTriangle[surfaceIndex];
    this.level = this.surface.texture;
    this.isWhole = isGarment ? triangleOpacity(this.surface).isWhole : undefined;
  }

  /** Whether a triangle is there at all its samples, which then need not be looked up. */
  isUncut(triangle: number): boolean {
    return this.isWhole !== undefined && this.isWhole[triangle - this.firstTriangle] === 1;
  }

  private setTriangle(triangle: number): void {
    const { geometry, frame, surface, uvs } = this;
    frame.set(geometry, triangle);
    const { weights } = frame;
    this.triangle = triangle;
    const corner = 3 * (triangle - this.firstTriangle);
    uvs.fill(0);
    for (let i = 0; i < 3; i++) {
      const vertex = surface.indices[corner + i];
      const u = surface.uvs[2 * vertex];
      const v = surface.uvs[2 * vertex + 1];
      for (let axis = 0; axis < 3; axis++) {
        const weight = weights[3 * i + axis];
        uvs[axis] += weight * u;
        uvs[3 + axis] += weight * v;
        uvs[6 + axis] += weight;
      }
    }
    if (this.isGarment) return;
    const { texture } = surface;
    const texels = uvArea(surface, corner) * texture.width * texture.height;
    const pixels = frame.pictureArea(geometry, triangle, this.projection.focalLength);
    this.level = levelFor(levelsOf(texture), Math.sqrt(texels / pixels));
  }

  /**
   * Whether a triangle is there at a sample of pixel x, y.
   * @param triangle its index in the geometry
   */
  isSolid(triangle: number, x: number, y: number, sample: number): boolean {
    if (this.isGarment) {
      if (triangle !== this.triangle) this.setTriangle(triangle);
      return this.opacityAt(x, y, sample) >= garmentThreshold;
    }
    if (triangle !== this.triangle || x !== this.x || y !== this.y) {
      if (triangle !== this.triangle) this.setTriangle(triangle);
      this.x = x;
      this.y = y;
      this.opacity = this.opacityAt(x, y, 0);
    }
    return this.opacity >= hairThresholds[sample];
  }

  /** The texture's opacity at a sample of pixel x, y, 0…255. */
  private opacityAt(x: number, y: number, sample: number): number {
    const { uvs } = this;
    const { centreX, centreY, focalLength } = this.projection;
    const dx = (x + sampleColumns[sample] / subpixels - centreX) / focalLength;
    const dy = (y + sampleRows[sample] / subpixels - centreY) / focalLength;
    const scale = 1 / (uvs[6] * dx + uvs[7] * dy + uvs[8]);
    const u = (uvs[0] * dx + uvs[1] * dy + uvs[2]) * scale;
    const v = (uvs[3] * dx + uvs[4] * dy + uvs[5]) * scale;
    return readOpacity(this.level, u, v);
  }
}
