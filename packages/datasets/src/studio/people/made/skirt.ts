import type { Piece } from '../person.js';
import type { Anatomy } from './anatomy.js';
import { bothSides } from './both-sides.js';
import { bump, mix, smoothStep } from '../../curves.js';
import { halfNormals, jointCount, type HalfSkin } from './half-skin.js';
import type { LowerClothesStyle } from './lower-clothes-style.js';
import { jointNumbers } from './made-skeleton.js';
import { noise } from './noise.js';
import { paintTexture, type Paint } from './paint-texture.js';
import { multiply } from './skin-colours.js';
import { distanceTo, type Solid } from './solid.js';
import { edgesOf, type Edges } from './trousers.js';
import { unwrap } from './unwrap.js';

const rows = 24;
const columns = 24;
const textureSize = 256;

/** A skirt: rings from the waist down that hug the hips and fall from there. */
export function makeSkirt(anatomy: Anatomy, style: LowerClothesStyle): Piece {
  const edges = edgesOf(anatomy, style);
  const positions = ringsOf(anatomy, edges, style.ease);
  const indices = tubeOf();
  const half: HalfSkin = {
    positions,
    normals: halfNormals(positions, indices),
    weights: skirtWeights(anatomy, positions),
    indices,
  };
  const place = (x: number, y: number, z: number) =>
    [Math.atan2(x, z) / Math.PI, (edges.waist - y) / (edges.waist - edges.hem)] as const;
  const chart = { box: [0, 0, 1, 1], isRound: false, place } as const;
  const unwrapped = unwrap(half, [chart], new Uint8Array(indices.length / 3));
  return {
    kind: 'lower-clothes',
    mesh: bothSides(half, unwrapped),
    texture: paintTexture(half, unwrapped, textureSize, 3, skirtPaint(edges, style)),
    tint: [1, 1, 1],
    label: 'lower-clothes',
    isTwoSided: true,
  };
}

function ringsOf(
  { trunk, leg, measures }: Anatomy,
  { waist, hem }: Edges,
  ease: number,
): Float64Array {
  const solid = [...trunk, ...leg];
  const positions = new Float64Array((rows + 1) * (columns + 1) * 3);
  const before = new Float64Array(columns + 1);
  for (let row = 0; row <= rows; row += 1) {
    const y = mix(waist, hem, row / rows);
    const flare = (mix(-0.002, 0.012, ease) * (waist - hem)) / rows / 0.04;
    const isBelowHips = y < measures.hips;
    for (let column = 0; column <= columns; column += 1) {
      const angle = (Math.PI * column) / columns;
      const fold = isBelowHips ? 0.35 * ease * flare * Math.cos(angle * 14) : 0;
      const tight = radiusOf(solid, y, angle) + 0.008;
      const radius =
        row === 0 ? tight : Math.max(tight, before[column] + (isBelowHips ? flare : 0) + fold);
      before[column] = radius;
      const isOnRim = column === 0 || column === columns;
      const x = isOnRim ? 0 : radius * Math.sin(angle);
      positions.set([x, y, radius * Math.cos(angle)], (row * (columns + 1) + column) * 3);
    }
  }
  return positions;
}

/** How far a solid reaches from the axis in a direction, 0 to the front. */
function radiusOf(solid: Solid, y: number, angle: number): number {
  const [dx, dz] = [Math.sin(angle), Math.cos(angle)];
  let radius = 0.4;
  for (let step = 0; step < 40; step += 1) {
    const room = distanceTo(solid, radius * dx, y, radius * dz);
    if (room < 0.001 || radius < 0.02) break;
    radius -= Math.max(0.002, 0.8 * room);
  }
  return Math.max(radius, 0.02);
}

function tubeOf(): Uint32Array {
  const indices: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const a = row * (columns + 1) + column;
      const below = a + columns + 1;
      indices.push(a, below, below + 1, a, below + 1, a + 1);
    }
  }
  return Uint32Array.from(indices);
}

/** From the hips down the thighs take over, each on its side. */
function skirtWeights({ measures }: Anatomy, positions: Float64Array): Float32Array {
  const { hips, crotch, size } = measures;
  const count = positions.length / 3;
  const weights = new Float32Array(count * jointCount);
  for (let v = 0; v < count; v += 1) {
    const [x, y] = positions.subarray(v * 3, v * 3 + 2);
    const legs = 0.85 * smoothStep(hips + 0.03 * size, crotch - 0.12 * size, y);
    const left = smoothStep(-0.13 * size, 0.13 * size, x);
    weights[v * jointCount + jointNumbers.hips] = 1 - legs;
    weights[v * jointCount + jointNumbers.leftUpperLeg] = legs * left;
    weights[v * jointCount + jointNumbers.rightUpperLeg] = legs * (1 - left);
  }
  return weights;
}

function skirtPaint({ waist, hem }: Edges, { colour: own, ease }: LowerClothesStyle): Paint {
  return ({ x, y, z }, colour) => {
    const angle = Math.atan2(x, z);
    const down = (waist - y) / (waist - hem);
    const folds = ease * down * noise(angle * 9, y * 2, 5);
    const light =
      1 +
      0.05 * noise(x * 800, y * 800, z * 800) +
      0.04 * noise(x * 30, y * 30, z * 30) +
      0.22 * folds;
    for (let k = 0; k < 3; k += 1) colour[k] = own[k] * light;
    const band = bump(0.035, 0.004, waist - y);
    const edge = bump(0.02, 0.004, y - hem);
    multiply(colour, [0.5, 0.5, 0.52], 0.6 * Math.max(band, edge));
  };
}
