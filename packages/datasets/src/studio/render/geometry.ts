import { parsingLabels } from '@drapeflow/core';
import { subpixels } from './sample-pattern.js';
import type { Projection } from './projection.js';
import type { Surface } from './surface.js';

/** Nothing nearer to the camera than this is drawn, metres. */
export const nearPlane = 0.1;

/** Vertices further out of the picture, in parts of a pixel, are moved in: it is a hundred thousand pixels away. */
const outermost = 2 ** 25;

/** Vertices that clipping makes, past those of the surfaces. */
const spareVertices = 2;

/** All surfaces of a frame in one numbering of vertices and triangles, as the camera sees them. */
export class Geometry {
  readonly surfaces: Surface[] = [];
  triangleCount = 0;
  vertexCount = 0;
  /** The index of each surface's first vertex and triangle. */
  readonly firstVertex: number[] = [];
  readonly firstTriangle: number[] = [];
  /** Indices of vertices, [triangles, 3]. */
  corners = new Uint32Array(0);
  surfaceOfTriangle = new Uint8Array(0);
  /** Indices into `parsingLabels`. */
  labelOfTriangle = new Uint8Array(0);
  /** Metres to the right of, below and along the line of sight, [vertices, 3]. */
  view = new Float64Array(0);
  /** Pixel coordinates times `subpixels`, [vertices, 2]; meaningless in front of the near plane. */
  screen = new Int32Array(0);
  /** One over the distance along the line of sight, lift taken off, [vertices]. */
  nearness = new Float64Array(0);

  /** Keeps the first so many surfaces and forgets the others. */
  keep(count: number): void {
    while (this.surfaces.length > count) {
      this.surfaces.pop();
      this.vertexCount = this.firstVertex.pop() ?? 0;
      this.triangleCount = this.firstTriangle.pop() ?? 0;
    }
  }

  add(surface: Surface, projection: Projection): void {
    const vertex = this.vertexCount;
    this.surfaces.push(surface);
    this.firstVertex.push(vertex);
    this.firstTriangle.push(this.triangleCount);
    this.vertexCount += surface.positions.length / 3;
    this.triangleCount += surface.indices.length / 3;
    this.makeRoom();
    this.placeTriangles(surface, this.surfaces.length - 1);
    this.placeVertices(surface, vertex, projection);
  }

  private makeRoom(): void {
    const vertices = this.vertexCount + spareVertices;
    if (this.nearness.length < vertices) {
      this.view = grown(this.view, new Float64Array(6 * vertices));
      this.screen = grown(this.screen, new Int32Array(4 * vertices));
      this.nearness = grown(this.nearness, new Float64Array(2 * vertices));
    }
    const triangles = this.triangleCount;
    if (this.surfaceOfTriangle.length < triangles) {
      this.corners = grown(this.corners, new Uint32Array(6 * triangles));
      this.surfaceOfTriangle = grown(this.surfaceOfTriangle, new Uint8Array(2 * triangles));
      this.labelOfTriangle = grown(this.labelOfTriangle, new Uint8Array(2 * triangles));
    }
  }

  private placeTriangles({ indices, label }: Surface, index: number): void {
    const { corners } = this;
    const first = this.firstTriangle[index];
    const vertex = this.firstVertex[index];
    const end = first + indices.length / 3;
    this.surfaceOfTriangle.fill(index, first, end);
    if (typeof label === 'string') {
      this.labelOfTriangle.fill(parsingLabels.indexOf(label), first, end);
    } else {
      this.labelOfTriangle.set(label, first);
    }
    for (let i = 0, at = 3 * first; i < indices.length; i++, at++)
      corners[at] = indices[i] + vertex;
  }

  private placeVertices({ positions, lift }: Surface, first: number, projection: Projection): void {
    const { view } = this;
    const [px, py, pz] = projection.position;
    const [rx, ry, rz] = projection.right;
    const [dx, dy, dz] = projection.down;
    const [fx, fy, fz] = projection.forward;
    for (let i = 0, at = 3 * first; i < positions.length; i += 3, at += 3) {
      const x = positions[i] - px;
      const y = positions[i + 1] - py;
      const z = positions[i + 2] - pz;
      view[at] = x * rx + y * ry + z * rz;
      view[at + 1] = x * dx + y * dy + z * dz;
      view[at + 2] = x * fx + y * fy + z * fz;
    }
    const end = first + positions.length / 3;
    for (let vertex = first; vertex < end; vertex++) this.toScreen(vertex, lift, projection);
  }

  /** Computes a vertex's place in the picture from its place before the camera. */
  toScreen(vertex: number, lift: number, projection: Projection): void {
    const { view, screen } = this;
    const z = view[3 * vertex + 2];
    const scale = projection.focalLength / z;
    screen[2 * vertex] = snapped(projection.centreX + scale * view[3 * vertex]);
    screen[2 * vertex + 1] = snapped(projection.centreY + scale * view[3 * vertex + 1]);
    this.nearness[vertex] = 1 / (z - lift);
  }
}

/** A pixel coordinate in whole parts of a pixel, so near that the products of two are exact. */
function snapped(place: number): number {
  return Math.max(-outermost, Math.min(outermost, Math.round(place * subpixels)));
}

/** The larger array, which begins as the smaller one. */
function grown<Values extends Float64Array | Int32Array | Uint32Array | Uint8Array>(
  small: Values,
  large: Values,
): Values {
  large.set(small);
  return large;
}
