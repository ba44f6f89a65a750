import type { Texture } from '../../render/texture.js';
import type { HalfSkin } from './half-skin.js';
import type { UnwrappedHalf } from './unwrap.js';

/** A place on a surface at rest, which a paint gives a colour. */
export interface SurfacePoint {
  /** Metres. */
  x: number;
  y: number;
  z: number;
  /** The unit normal. */
  nx: number;
  ny: number;
  nz: number;
}

/** Writes red, green, blue and opacity, 0…1, into `colour`. */
export type Paint = (point: SurfacePoint, colour: Float64Array) => void;

/** Paints a texture by what each texel lies on; texels beside a chart repeat its edge. */
export function paintTexture(
  half: HalfSkin,
  unwrapped: UnwrappedHalf,
  size: number,
  channels: 3 | 4,
  paint: Paint,
): Texture {
  const data = new Uint8Array(size * size * channels);
  const painted = new Uint8Array(size * size);
  const { indices } = unwrapped;
  for (let t = 0; t < indices.length; t += 3) {
    paintTriangle(
      half,
      unwrapped,
      t,
      { width: size, height: size, channels, data },
      painted,
      paint,
    );
  }
  for (let round = 0; round < 6; round += 1) spread(data, painted, size, channels);
  return { width: size, height: size, channels, data };
}

const colour = new Float64Array(4);
const point: SurfacePoint = { x: 0, y: 0, z: 0, nx: 0, ny: 0, nz: 0 };

function paintTriangle(
  { positions, normals }: HalfSkin,
  { sources, uvs, indices }: UnwrappedHalf,
  t: number,
  { width, height, channels, data }: Texture,
  painted: Uint8Array,
  paint: Paint,
): void {
  const [a, b, c] = [indices[t], indices[t + 1], indices[t + 2]];
  const [ax, ay] = [uvs[a * 2] * width, uvs[a * 2 + 1] * height];
  const [bx, by] = [uvs[b * 2] * width, uvs[b * 2 + 1] * height];
  const [cx, cy] = [uvs[c * 2] * width, uvs[c * 2 + 1] * height];
  const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  if (Math.abs(area) < 1e-9) return;
  const [p, q, r] = [sources[a] * 3, sources[b] * 3, sources[c] * 3];
  const left = Math.max(0, Math.floor(Math.min(ax, bx, cx) - 0.5));
  const right = Math.min(width - 1, Math.ceil(Math.max(ax, bx, cx) - 0.5));
  const top = Math.max(0, Math.floor(Math.min(ay, by, cy) - 0.5));
  const bottom = Math.min(height - 1, Math.ceil(Math.max(ay, by, cy) - 0.5));
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      const x = column + 0.5;
      const y = row + 0.5;
      const u = ((bx - x) * (cy - y) - (by - y) * (cx - x)) / area;
      const v = ((cx - x) * (ay - y) - (cy - y) * (ax - x)) / area;
      const w = 1 - u - v;
      if (u < -1e-6 || v < -1e-6 || w < -1e-6) continue;
      point.x = u * positions[p] + v * positions[q] + w * positions[r];
      point.y = u * positions[p + 1] + v * positions[q + 1] + w * positions[r + 1];
      point.z = u * positions[p + 2] + v * positions[q + 2] + w * positions[r + 2];
      point.nx = u * normals[p] + v * normals[q] + w * normals[r];
      point.ny = u * normals[p + 1] + v * normals[q + 1] + w * normals[r + 1];
      point.nz = u * normals[p + 2] + v * normals[q + 2] + w * normals[r + 2];
      colour[3] = 1;
      paint(point, colour);
      const texel = row * width + column;
      painted[texel] = 1;
      for (let k = 0; k < channels; k += 1) {
        data[texel * channels + k] = Math.round(255 * Math.min(1, Math.max(0, colour[k])));
      }
    }
  }
}

/** Gives each bare texel beside painted ones the colour of one of them. */
function spread(data: Uint8Array, painted: Uint8Array, size: number, channels: number): void {
  const before = painted.slice();
  for (let texel = 0; texel < before.length; texel += 1) {
    if (before[texel]) continue;
    const column = texel % size;
    const neighbour =
      column > 0 && before[texel - 1]
        ? texel - 1
        : column + 1 < size && before[texel + 1]
          ? texel + 1
          : before[texel - size]
            ? texel - size
            : before[texel + size]
              ? texel + size
              : -1;
    if (neighbour < 0) continue;
    painted[texel] = 1;
    data.copyWithin(texel * channels, neighbour * channels, (neighbour + 1) * channels);
  }
}
