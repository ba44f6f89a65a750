import type { Fragments } from './fragments.js';
import type { Geometry } from './geometry.js';
import type { Projection } from './projection.js';
import type { Surface } from './surface.js';
import { triangleOpacity } from './triangle-opacity.js';
import { cross, dot, unit, type Vector } from '../people/vector.js';

/** Texels along each side of the map. */
const side = 160;
/** Empty texels at its edge, so that what is read beside it is lit. */
const margin = 3;
/**
 * A point is moved towards the light, metres, and the more aslant the light falls the further out of its surface, texels,
 * so that the surface does not shadow itself in the texels around.
 */
const towardsLight = 0.012;
const outwards = 2.6;

/** The map reaches so far past the surfaces that it is laid out for, metres: a garment may stand off the body. */
const room = 0.1;

/** How far towards the light the surfaces reach, seen from the light; it may be off the frame what casts a shadow. */
export class ShadowMap {
  private readonly heights = new Float32Array(side * side);
  private readonly keptHeights = new Float32Array(side * side);
  /** Texels to the light's right and down, and metres towards the light, [vertices, 3]. */
  private places = new Float64Array(0);
  private axes: readonly [Vector, Vector, Vector] = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  private texelsPerMetre = 1;
  /** What is at the map's upper left corner, metres along the first two axes. */
  private left = 0;
  private top = 0;

  /** Lays the map out for all surfaces and draws them. */
  draw(geometry: Geometry, direction: Vector): void {
    const across = unit(cross(direction, Math.abs(direction[1]) < 0.9 ? [0, 1, 0] : [0, 0, 1]));
    this.axes = [across, cross(direction, across), direction];
    this.layOut(geometry.surfaces);
    this.heights.fill(-Infinity);
    geometry.surfaces.forEach((_, index) => this.add(geometry, index));
    this.keptHeights.set(this.heights);
  }

  /** Forgets what was added since `draw`. */
  restore(): void {
    this.heights.set(this.keptHeights);
  }

  /** Draws one more surface of the geometry. */
  add(geometry: Geometry, index: number): void {
    if (this.places.length < 3 * geometry.vertexCount) {
      const places = new Float64Array(6 * geometry.vertexCount);
      places.set(this.places);
      this.places = places;
    }
    this.place(geometry.surfaces[index].positions, 3 * geometry.firstVertex[index]);
    this.drawSurface(geometry, geometry.surfaces[index], index);
  }

  private layOut(surfaces: readonly Surface[]): void {
    const [horizontal, vertical] = [0, 1].map((axis) => extentAlong(surfaces, this.axes[axis]));
    const extent = Math.max(horizontal.high - horizontal.low, vertical.high - vertical.low, 0);
    this.texelsPerMetre = (side - 2 * margin) / (extent + 2 * room);
    this.left = horizontal.low - room - margin / this.texelsPerMetre;
    this.top = vertical.low - room - margin / this.texelsPerMetre;
  }

  private place(positions: Float32Array, to: number): void {
    const { places, left, top, texelsPerMetre } = this;
    const [[rx, ry, rz], [sx, sy, sz], [lx, ly, lz]] = this.axes;
    for (let i = 0, at = to; i < positions.length; i += 3, at += 3) {
      const x = positions[i];
      const y = positions[i + 1];
      const z = positions[i + 2];
      places[at] = (x * rx + y * ry + z * rz - left) * texelsPerMetre;
      places[at + 1] = (x * sx + y * sy + z * sz - top) * texelsPerMetre;
      places[at + 2] = x * lx + y * ly + z * lz;
    }
  }

  private drawSurface({ firstVertex }: Geometry, surface: Surface, index: number): void {
    const { indices, isTwoSided, texture } = surface;
    const isSolid = texture.channels === 4 ? triangleOpacity(surface).isSolid : undefined;
    const { heights, places } = this;
    const first = firstVertex[index];
    for (let i = 0; i < indices.length; i += 3) {
      if (isSolid?.[i / 3] === 0) continue;
      const a = 3 * (first + indices[i]);
      const b = 3 * (first + indices[i + 1]);
      const c = 3 * (first + indices[i + 2]);
      drawTriangle(places, a, b, c, isTwoSided, heights);
    }
  }

  /**
   * Takes from the selected fragments' beams what does not reach them: the mean over 3×3 texels, blended as it moves
   * across them (percentage-closer filtering, Reeves et al., 1987).
   */
  dim(fragments: Fragments, projection: Projection): void {
    const { heights, texelsPerMetre } = this;
    const [[rx, ry, rz], [sx, sy, sz], [lx, ly, lz]] = this.axes;
    const [xAcross, xDown, xAhead, xCamera] = alongSight(projection, this.axes[0]);
    const [yAcross, yDown, yAhead, yCamera] = alongSight(projection, this.axes[1]);
    const [zAcross, zDown, zAhead, zCamera] = alongSight(projection, this.axes[2]);
    const { selected, selectedCount, rays, depths, normals, beams } = fragments;
    const x0 = xCamera - this.left;
    const y0 = yCamera - this.top;
    const z0 = zCamera + towardsLight;
    for (let i = 0; i < selectedCount; i++) {
      const at = selected[i];
      if (beams[at] === 0) continue;
      const depth = depths[at];
      const dx = rays[2 * at] * depth;
      const dy = rays[2 * at + 1] * depth;
      const nx = normals[3 * at];
      const ny = normals[3 * at + 1];
      const nz = normals[3 * at + 2];
      const facing = nx * lx + ny * ly + nz * lz;
      const offset = (outwards / texelsPerMetre) * Math.sqrt(Math.max(0, 1 - facing * facing));
      const right =
        dx * xAcross + dy * xDown + depth * xAhead + x0 + offset * (nx * rx + ny * ry + nz * rz);
      const down =
        dx * yAcross + dy * yDown + depth * yAhead + y0 + offset * (nx * sx + ny * sy + nz * sz);
      const height = dx * zAcross + dy * zDown + depth * zAhead + z0 + offset * facing;
      const x = right * texelsPerMetre;
      const y = down * texelsPerMetre;
      const left = Math.floor(x - 0.5);
      const top = Math.floor(y - 0.5);
      if (left < 1 || top < 1 || left + 3 > side || top + 3 > side) continue;
      const fx = x - 0.5 - left;
      const fy = y - 0.5 - top;
      let lit = 0;
      for (let j = 0; j < 4; j++) {
        const weight = j === 0 ? 1 - fy : j === 3 ? fy : 1;
        const texel = (top - 1 + j) * side + left - 1;
        const sum =
          (heights[texel] <= height ? 1 - fx : 0) +
          (heights[texel + 1] <= height ? 1 : 0) +
          (heights[texel + 2] <= height ? 1 : 0) +
          (heights[texel + 3] <= height ? fx : 0);
        lit += weight * sum;
      }
      beams[at] *= lit / 9;
    }
  }
}

/** How far along an axis of the world the picture's right, its lower edge and the line of sight point, and the camera is. */
function alongSight(
  { right, down, forward, position }: Projection,
  axis: Vector,
): [number, number, number, number] {
  return [dot(right, axis), dot(down, axis), dot(forward, axis), dot(position, axis)];
}

function extentAlong(surfaces: readonly Surface[], axis: Vector): { low: number; high: number } {
  const [ax, ay, az] = axis;
  let [low, high] = [Infinity, -Infinity];
  for (const { positions } of surfaces) {
    for (let i = 0; i < positions.length; i += 3) {
      const at = positions[i] * ax + positions[i + 1] * ay + positions[i + 2] * az;
      if (at < low) low = at;
      if (at > high) high = at;
    }
  }
  return low <= high ? { low, high } : { low: 0, high: 0 };
}

/** Keeps the greatest height at each texel's centre inside a triangle that faces the light, or whose both sides count. */
function drawTriangle(
  places: Float64Array,
  a: number,
  b: number,
  c: number,
  isTwoSided: boolean,
  heights: Float32Array,
): void {
  const x0 = places[a];
  const y0 = places[a + 1];
  const ax = places[b] - x0;
  const ay = places[b + 1] - y0;
  const bx = places[c] - x0;
  const by = places[c + 1] - y0;
  const area = ax * by - bx * ay;
  // `across`, `along` and the light's direction are right-handed: what faces the light turns counter-clockwise here.
  if (area === 0 || (area < 0 && !isTwoSided)) return;
  const left = Math.max(0, Math.ceil(x0 + Math.min(0, ax, bx) - 0.5));
  const right = Math.min(side - 1, Math.floor(x0 + Math.max(0, ax, bx) - 0.5));
  const top = Math.max(0, Math.ceil(y0 + Math.min(0, ay, by) - 0.5));
  const bottom = Math.min(side - 1, Math.floor(y0 + Math.max(0, ay, by) - 0.5));
  const scale = 1 / area;
  const h0 = places[a + 2];
  const h1 = (places[b + 2] - h0) * scale;
  const h2 = (places[c + 2] - h0) * scale;
  const positive = Math.abs(area);
  const sign = area < 0 ? -1 : 1;
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const px = x + 0.5 - x0;
      const py = y + 0.5 - y0;
      const wb = px * by - bx * py;
      const wc = ax * py - px * ay;
      if (wb * sign < 0 || wc * sign < 0 || (wb + wc) * sign > positive) continue;
      const height = h0 + wb * h1 + wc * h2;
      const at = y * side + x;
      if (height > heights[at]) heights[at] = height;
    }
  }
}
