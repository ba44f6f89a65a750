import { bothSides } from './both-sides.js';
import type { Anatomy } from './anatomy.js';
import { curveThrough, mix, smoothStep } from '../../curves.js';
import { cutHalf, halfNormals, type HalfSkin } from './half-skin.js';
import { limbChart } from './body-charts.js';
import type { LowerClothesStyle } from './lower-clothes-style.js';
import type { Measures } from './measures.js';
import { paintTexture } from './paint-texture.js';
import { trousersPaint } from './paint-trousers.js';
import { unwrap, type Chart } from './unwrap.js';
import type { Piece } from '../person.js';
import type { Vector } from '../vector.js';

const textureSize = 384;

/** Heights of a garment's upper and lower edge, metres. */
export interface Edges {
  readonly waist: number;
  readonly hem: number;
}

export function edgesOf({ measures }: Anatomy, { length }: LowerClothesStyle): Edges {
  const { waist, crotch, ankle, size } = measures;
  return { waist: waist - 0.015 * size, hem: mix(crotch, ankle[1] - 0.012 * size, length) };
}

/** Trousers, shorts or leggings: the body's own surface from waist to hem, moved outwards. */
export function makeTrousers(anatomy: Anatomy, body: HalfSkin, style: LowerClothesStyle): Piece {
  const { measures } = anatomy;
  const edges = edgesOf(anatomy, style);
  const cut = cutHalf(body, levelsOf(body, measures, edges));
  const positions = cut.positions.slice();
  for (let v = 0; v < positions.length; v += 3) moveOutwards(cut, v, anatomy, style, positions);
  const half = { ...cut, positions, normals: halfNormals(positions, cut.indices) };
  const { charts, chartOf } = chartsOf(half, measures);
  const unwrapped = unwrap(half, charts, chartOf);
  return {
    kind: 'lower-clothes',
    mesh: bothSides(half, unwrapped),
    texture: paintTexture(half, unwrapped, textureSize, 3, trousersPaint(measures, edges, style)),
    tint: [1, 1, 1],
    label: 'lower-clothes',
    isTwoSided: true,
  };
}

/** Above 0 between waist and hem, hands left out. */
function levelsOf(
  { positions }: HalfSkin,
  { size }: Measures,
  { waist, hem }: Edges,
): Float64Array {
  return Float64Array.from({ length: positions.length / 3 }, (_, v) => {
    const y = positions[v * 3 + 1];
    return Math.min(waist - y, y - hem, 0.38 * size - positions[v * 3]);
  });
}

function moveOutwards(
  { positions, normals }: HalfSkin,
  v: number,
  { measures, physique }: Anatomy,
  { cloth, ease }: LowerClothesStyle,
  moved: Float64Array,
): void {
  const { size, crotch, waist, hips } = measures;
  const [x, y, z] = positions.subarray(v, v + 3);
  const band = smoothStep(waist - 0.06 * size, waist - 0.05 * size, y);
  const off = (cloth === 'stretch' ? 0.003 : 0.006 + 0.003 * ease) + 0.002 * band;
  moved[v] = x === 0 ? 0 : x + off * normals[v];
  moved[v + 1] = y;
  moved[v + 2] = z + off * normals[v + 2];
  const below = smoothStep(hips, crotch - 0.06 * size, y);
  if (cloth !== 'stretch' && below > 0) {
    const [ax, az] = legAxis(measures, y);
    const dx = moved[v] - ax;
    const dz = moved[v + 2] - az;
    const radius = Math.hypot(dx, dz) || 1;
    const wide = size * legRadius(y / measures.crotch, ease) * (1 + 0.12 * physique.fat);
    const push = 1 + below * (softMaximum(radius, wide, 0.012) / radius - 1);
    if (x !== 0) moved[v] = ax + dx * push;
    moved[v + 2] = az + dz * push;
  }
  if (x !== 0) moved[v] = Math.max(moved[v], 0.003);
}

/** How wide the leg of a garment is at least, by the height as a share of the crotch's. */
function legRadius(height: number, ease: number): number {
  return curveThrough(
    [
      [0.05, mix(0.052, 0.105, ease)],
      [0.3, mix(0.05, 0.098, ease)],
      [0.6, mix(0.06, 0.096, ease)],
      [0.95, mix(0.07, 0.104, ease)],
    ],
    height,
  );
}

/** Where a leg's middle is at a height: x and z. */
export function legAxis({ hip, knee, ankle }: Measures, y: number): readonly [number, number] {
  const [from, to]: readonly [Vector, Vector] = y > knee[1] ? [hip, knee] : [knee, ankle];
  const share = (y - from[1]) / (to[1] - from[1]);
  return [mix(from[0], to[0], share), mix(from[2], to[2], share)];
}

function softMaximum(a: number, b: number, blend: number): number {
  return 0.5 * (a + b + Math.sqrt((a - b) ** 2 + blend ** 2));
}

/** Hips round the body, legs round their bones. */
function chartsOf(half: HalfSkin, measures: Measures): { charts: Chart[]; chartOf: Uint8Array } {
  const { positions, indices } = half;
  const { crotch, waist, size, hip, knee, ankle } = measures;
  const split = crotch + 0.03 * size;
  const charts: Chart[] = [
    {
      box: [0, 0, 0.48, 0.995],
      isRound: false,
      place: (x, y, z) => [Math.atan2(x, z) / Math.PI, (waist - y) / (waist - split + 0.08 * size)],
    },
    limbChart([0.5, 0, 1, 1], [hip, knee, ankle]),
  ];
  const chartOf = new Uint8Array(indices.length / 3);
  for (let t = 0; t < chartOf.length; t += 1) {
    const corners = indices.subarray(t * 3, t * 3 + 3);
    const height = corners.reduce((sum, corner) => sum + positions[corner * 3 + 1], 0) / 3;
    const inner = corners.some((corner) => positions[corner * 3] === 0);
    chartOf[t] = height > split || inner ? 0 : 1;
  }
  return { charts, chartOf };
}
