import { bump, smoothStep } from '../../curves.js';
import type { LowerClothesStyle } from './lower-clothes-style.js';
import type { Measures } from './measures.js';
import { noise } from './noise.js';
import type { Paint, SurfacePoint } from './paint-texture.js';
import { lay, multiply, shaded } from './skin-colours.js';
import type { Colour } from '../colours.js';
import { legAxis, type Edges } from './trousers.js';

const shadow: Colour = [0.45, 0.45, 0.5];
const threads: Colour = [0.72, 0.52, 0.3];

export function trousersPaint(measures: Measures, edges: Edges, style: LowerClothesStyle): Paint {
  return (point, colour) => {
    colour.set(style.colour);
    paintWeave(point, style, colour);
    if (style.cloth === 'denim') paintFade(point, measures, style.fade, colour);
    paintCreases(point, measures, style, colour);
    if (style.cloth !== 'stretch') paintSeams(point, measures, style, colour);
    paintEdges(point, measures, edges, style, colour);
  };
}

function paintWeave(
  { x, y, z }: SurfacePoint,
  { cloth }: LowerClothesStyle,
  colour: Float64Array,
): void {
  const coarse = noise(x * 35, y * 35, z * 35);
  const fine =
    cloth === 'denim'
      ? noise((x + z) * 900 + y * 500, y * 260, z * 300)
      : noise(x * 800, y * 800, z * 800);
  const light = 1 + 0.05 * coarse + (cloth === 'denim' ? 0.13 : 0.05) * fine;
  for (let k = 0; k < 3; k += 1) colour[k] *= light;
}

/** Denim is pale on thighs, knees and seat. */
function paintFade(
  { x, y, z, nz }: SurfacePoint,
  measures: Measures,
  fade: number,
  colour: Float64Array,
): void {
  const { crotch, knee, hips, size } = measures;
  const [ax] = legAxis(measures, y);
  const thigh =
    bump((crotch + knee[1]) / 2, 0.26 * size, y) *
    smoothStep(0.2, 0.9, nz) *
    bump(ax, 0.09 * size, x);
  const seat =
    bump(hips - 0.02 * size, 0.11 * size, y) *
    smoothStep(-0.3, -0.9, nz) *
    bump(0.08 * size, 0.09 * size, x);
  const knees = bump(knee[1], 0.1 * size, y) * smoothStep(0.3, 0.9, nz);
  const whiskers =
    bump(crotch + 0.05 * size, 0.06 * size, y) *
    Math.max(0, noise(x * 15, (y + 0.5 * x) * 90, z * 4));
  const amount = fade * (0.45 * thigh + 0.3 * seat + 0.25 * knees + 0.35 * whiskers);
  lay(colour, [0.62, 0.68, 0.75], Math.min(0.6, amount));
}

/** Folds at crotch, knees and ankles, which the surface is too coarse for. */
function paintCreases(
  { x, y, z, nx }: SurfacePoint,
  { crotch, knee, ankle, size }: Measures,
  { cloth, ease }: LowerClothesStyle,
  colour: Float64Array,
): void {
  if (cloth === 'stretch') return;
  const bend =
    0.5 * bump(knee[1] - 0.02 * size, 0.12 * size, y) +
    bump(ankle[1] + 0.06 * size, 0.13 * size, y);
  const across = noise(x * 9 + z * 9, y * 60 + 1.6 * nx, z * 7);
  const lap = bump(crotch, 0.09 * size, y) * noise(x * 24, (y - 0.7 * Math.abs(x)) * 55, z * 8);
  const hang = 0.4 * ease * noise((x + 0.5 * z) * 28, y * 5, z * 20);
  const light = 1 + 0.16 * bend * across + 0.16 * lap + 0.12 * hang;
  for (let k = 0; k < 3; k += 1) colour[k] *= light;
}

function paintSeams(
  { x, y, z, nz }: SurfacePoint,
  measures: Measures,
  style: LowerClothesStyle,
  colour: Float64Array,
): void {
  const { crotch, hips, waist, size } = measures;
  const [ax, az] = y < crotch + 0.03 * size ? legAxis(measures, y) : [0, 0];
  const isOuter = x > ax;
  const side = isOuter || y < crotch ? bump(0, 0.004, z - az) : 0;
  multiply(colour, shadow, 0.6 * side);
  const fly = nz > 0 && y > crotch + 0.01 ? bump(0, 0.004, x) : 0;
  const seat = nz < 0 && y > crotch - 0.02 ? bump(0, 0.004, x) : 0;
  multiply(colour, shadow, 0.8 * Math.max(fly, seat));
  const stitched: Colour = style.cloth === 'denim' ? threads : shaded(style.colour, 0.75);
  const stitch = 0.6 * smoothStep(-0.3, 0.3, noise(x * 260, y * 260, z * 260));
  const flyStitch =
    nz > 0 && y > hips - 0.04 * size && x < 0.05
      ? bump(0.03 * size, 0.0025, x + 0.5 * Math.max(0, hips - y))
      : 0;
  const mouth = Math.hypot((x - 0.165 * size) / 0.075, (y - waist + 0.045 * size) / 0.1) / size;
  const pocket = nz > 0.1 && y < waist - 0.045 * size ? bump(1, 0.045, mouth) : 0;
  multiply(colour, shadow, 0.55 * pocket);
  lay(
    colour,
    stitched,
    stitch * (0.5 * flyStitch + 0.6 * (nz > 0.1 ? bump(1.07, 0.03, mouth) : 0)),
  );
  if (nz > -0.2) return;
  const px = Math.abs(x - 0.085 * size) / (0.062 * size);
  const py = (y - hips - 0.015 * size) / (0.07 * size);
  const point = py + 0.16 * (1 - px);
  const frame = Math.max(px, py < 0 ? -point : py);
  multiply(colour, shadow, 0.5 * bump(1, 0.05, frame));
  lay(colour, stitched, 0.6 * stitch * bump(0.92, 0.035, frame));
}

function paintEdges(
  { x, y, nz }: SurfacePoint,
  { size }: Measures,
  { waist, hem }: Edges,
  { cloth, colour: own }: LowerClothesStyle,
  colour: Float64Array,
): void {
  const below = waist - y;
  multiply(colour, shadow, 0.75 * bump(0.038 * size, 0.004, below));
  multiply(colour, shadow, 0.4 * smoothStep(0.004, 0, below));
  multiply(
    colour,
    shadow,
    0.6 * bump(0.022 * size, 0.004, y - hem) + 0.3 * smoothStep(0.004, 0, y - hem),
  );
  if (cloth === 'stretch' || below > 0.04 * size) return;
  const loop = Math.max(bump(0.075 * size, 0.008, x), nz < 0 ? bump(0, 0.008, x) : 0);
  multiply(colour, [0.72, 0.72, 0.74], 0.7 * loop);
  const button = nz > 0 ? smoothStep(0.011, 0.009, Math.hypot(x, below - 0.019 * size)) : 0;
  lay(colour, cloth === 'denim' ? [0.55, 0.5, 0.42] : shaded(own, 0.6), button);
}
