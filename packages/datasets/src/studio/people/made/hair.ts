import type { Piece } from '../person.js';
import type { Anatomy } from './anatomy.js';
import { bothSides } from './both-sides.js';
import type { Complexion } from './complexion.js';
import { smoothStep } from '../../curves.js';
import { hairDistance } from './hair-shape.js';
import type { HairStyle } from './hair-style.js';
import { halfNormals, jointCount, type HalfSkin } from './half-skin.js';
import { HeadFrame } from './head-frame.js';
import { jointNumbers } from './made-skeleton.js';
import { hairPaint } from './paint-hair.js';
import { paintTexture } from './paint-texture.js';
import { polygonise, type HalfMesh } from './polygonise.js';
import { distanceTo } from './solid.js';
import { unwrap, type Chart } from './unwrap.js';

const textureSize = 256;
const cell = 0.0105;

/** Hair that stands off the head: nothing for the shaven and the bald. */
export function makeHair(anatomy: Anatomy, complexion: Complexion, style: HairStyle): Piece[] {
  if (style.top === 0) return [];
  const { measures } = anatomy;
  const frame = new HeadFrame(measures);
  const low = frame.at(0, -(style.hangs ?? 0.11) - (style.tail ? 0.22 : 0.02), -0.25);
  const high = frame.at(0.2, 0.2, 0.2);
  const grid = { cell: cell * measures.headSize, low, high, lenses: [] };
  const surface = outerTriangles(anatomy, polygonise(hairDistance(anatomy, style), grid));
  const half: HalfSkin = {
    ...surface,
    normals: halfNormals(surface.positions, surface.indices),
    weights: hairWeights(anatomy, surface.positions),
  };
  const chart = hairChart(frame, style);
  const unwrapped = unwrap(half, [chart], new Uint8Array(half.indices.length / 3));
  const texture = paintTexture(
    half,
    unwrapped,
    textureSize,
    4,
    hairPaint(anatomy, complexion, style),
  );
  const mesh = bothSides(half, unwrapped);
  return [{ kind: 'hair', mesh, texture, tint: [1, 1, 1], label: 'head', isTwoSided: true }];
}

/** Without what lies inside the head, which is never seen. */
function outerTriangles(
  { head, neck, trunk }: Anatomy,
  { positions, indices }: HalfMesh,
): HalfMesh {
  const solid = [...trunk, ...neck, ...head];
  const isOut = Uint8Array.from({ length: positions.length / 3 }, (_, v) =>
    distanceTo(solid, positions[v * 3], positions[v * 3 + 1], positions[v * 3 + 2]) > -0.004
      ? 1
      : 0,
  );
  const kept: number[] = [];
  const numbers = new Int32Array(isOut.length).fill(-1);
  const places: number[] = [];
  for (let t = 0; t < indices.length; t += 3) {
    const corners = indices.subarray(t, t + 3);
    if (!corners.some((v) => isOut[v])) continue;
    for (const v of corners) {
      if (numbers[v] < 0) {
        numbers[v] = places.length / 3;
        places.push(positions[v * 3], positions[v * 3 + 1], positions[v * 3 + 2]);
      }
      kept.push(numbers[v]);
    }
  }
  return { positions: Float64Array.from(places), indices: Uint32Array.from(kept) };
}

/** Hair moves with the head; what hangs to the shoulders and below follows neck and chest. */
function hairWeights({ measures }: Anatomy, positions: Float64Array): Float32Array {
  const { eyes, headSize, neckBase, size } = measures;
  const count = positions.length / 3;
  const weights = new Float32Array(count * jointCount);
  for (let v = 0; v < count; v += 1) {
    const y = positions[v * 3 + 1];
    const head = smoothStep(neckBase - 0.01 * size, eyes - 0.07 * headSize, y);
    const neck = smoothStep(neckBase - 0.1 * size, neckBase, y);
    weights[v * jointCount + jointNumbers.head] = head;
    weights[v * jointCount + jointNumbers.neck] = (1 - head) * neck;
    weights[v * jointCount + jointNumbers.chest] = (1 - head) * (1 - neck);
  }
  return weights;
}

/** Strands run down from the crown: across is the angle, down the height, or the angle from the crown. */
function hairChart(frame: HeadFrame, { hangs, tail }: HairStyle): Chart {
  const [, middle, depth] = frame.at(0, 0.02, -0.014);
  const below = frame.length((hangs ?? 0.1) + (tail ? 0.24 : 0.05));
  return {
    box: [0, 0, 1, 1],
    isRound: false,
    place(x, y, z) {
      const across = Math.atan2(x, z - depth) / Math.PI;
      if (y < middle) return [across, 0.4 + (0.6 * (middle - y)) / below];
      const up = Math.atan2(y - middle, Math.hypot(x, z - depth)) / (Math.PI / 2);
      return [across, 0.4 * (1 - up)];
    },
  };
}
