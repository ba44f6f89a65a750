import type { Complexion } from './complexion.js';
import { bump, mix, smoothStep } from '../../curves.js';
import type { FaceLayout } from './face-layout.js';
import { noise } from './noise.js';
import { lay, mixColours, multiply, shaded } from './skin-colours.js';
import type { Colour } from '../colours.js';

/** A place on a face in a head of 22.5 cm, on the left side: x ≥ 0. */
export interface FacePoint {
  x: number;
  y: number;
  z: number;
  /** How far the surface looks down, −1 up … 1 down. */
  down: number;
}

/** Paints eyes, brows, nose, lips and beard over the skin. */
export function paintFace(
  point: FacePoint,
  layout: FaceLayout,
  complexion: Complexion,
  age: number,
  colour: Float64Array,
): void {
  const { z } = point;
  if (z < 0) return;
  paintBlush(point, layout, complexion, colour);
  paintAge(point, layout, age, colour);
  paintBeard(point, layout, complexion, colour);
  paintNose(point, layout, colour);
  paintMouth(point, layout, complexion, colour);
  paintBrow(point, layout, complexion, colour);
  paintEye(point, layout, complexion, colour);
}

function paintBlush(
  { x, y, z }: FacePoint,
  { noseTip, eye }: FaceLayout,
  { blush, darkness }: Complexion,
  colour: Float64Array,
): void {
  const cheek = bump(0, 0.032, Math.hypot(x - 0.045, (y + 0.036) * 1.2));
  const tip = bump(0, 0.02, Math.hypot(x, y - noseTip[1], z - noseTip[2]));
  const chin = bump(0, 0.02, Math.hypot(x, y + 0.095));
  const warm: Colour = [1.02, 0.87, 0.86];
  multiply(colour, warm, blush * Math.min(1, 0.85 * cheek + 0.7 * tip + 0.35 * chin));
  const hollow = bump(0, 0.024, Math.hypot((x - eye[0] + 0.003) * 0.85, y + 0.004));
  multiply(colour, [0.86, 0.79, 0.78], hollow * mix(0.45, 0.75, darkness));
}

/** Lines beside the mouth, under the eyes and across the forehead. */
function paintAge(
  { x, y }: FacePoint,
  { nostril, mouth, mouthWidth, eye }: FaceLayout,
  age: number,
  colour: Float64Array,
): void {
  const fall = (nostril[1] - y) / (nostril[1] - mouth[1] + 0.006);
  const fold = mix(nostril[0] + 0.01, mouthWidth + 0.01, fall);
  const beside = fall > 0 && fall < 1 ? bump(0, 0.0035, x - fold) * bump(0.45, 0.55, fall) : 0;
  const bag =
    bump(0, 0.0022, y - eye[1] + 0.0145 - 0.09 * Math.abs(x - eye[0])) *
    bump(eye[0] - 0.003, 0.015, x);
  const wave = Math.abs(((y - 0.036) / 0.0085) % 1);
  const forehead = y > 0.034 && y < 0.06 ? bump(0.5, 0.16, wave) * bump(0, 0.042, x) : 0;
  const line = 0.1 * beside + age * (0.5 * beside + 0.45 * bag + 0.3 * forehead);
  multiply(colour, [0.66, 0.56, 0.54], line);
}

function paintBeard(
  { x, y, z }: FacePoint,
  { mouth, mouthWidth, noseTip }: FaceLayout,
  { beard, brows, hair, darkness }: Complexion,
  colour: Float64Array,
): void {
  if (beard === 0) return;
  const cheekLine = mix(-0.062, -0.022, smoothStep(0.03, 0.07, x));
  const jaw = smoothStep(cheekLine + 0.006, cheekLine - 0.01, y);
  const lip =
    smoothStep(noseTip[1] - 0.009, noseTip[1] - 0.014, y) *
    smoothStep(mouthWidth + 0.012, mouthWidth, x);
  const neck = smoothStep(-0.135, -0.115, y);
  const behind = smoothStep(0.0, 0.03, z + 0.4 * (y + 0.05));
  const bare =
    1 - smoothStep(0.9, 1.25, Math.hypot(x / (mouthWidth + 0.001), (y - mouth[1]) / 0.009));
  const area = Math.max(jaw, lip) * neck * behind * (1 - bare);
  const grain = 0.75 + 0.25 * noise(x * 1500, y * 1500, z * 1500);
  const strength = beard < 0.6 ? beard * 0.62 : beard * 0.92;
  const shade: Colour = beard < 0.6 ? mixColours(shaded(brows, 0.8), [0.3, 0.3, 0.34], 0.2) : hair;
  lay(colour, shade, area * strength * grain * (beard < 0.6 ? 1 - 0.35 * darkness : 1));
}

function paintNose(
  { x, y, z, down }: FacePoint,
  { nostril }: FaceLayout,
  colour: Float64Array,
): void {
  const hole = bump(
    0,
    0.0068,
    Math.hypot((x - nostril[0] * 0.62) * 1.15, (z - nostril[2] - 0.006) * 0.75),
  );
  const isBelow = y < nostril[1] + 0.004 && y > nostril[1] - 0.012;
  if (isBelow)
    multiply(colour, [0.3, 0.18, 0.16], Math.min(1, hole * 1.4) * smoothStep(0.1, 0.45, down));
  const wing = bump(nostril[0] + 0.0085, 0.004, x) * bump(nostril[1] + 0.001, 0.009, y);
  multiply(colour, [0.72, 0.6, 0.57], 0.5 * wing);
}

function paintMouth(
  { x, y }: FacePoint,
  { mouth, mouthWidth, upperLip, lowerLip }: FaceLayout,
  { lips }: Complexion,
  colour: Float64Array,
): void {
  const across = x / mouthWidth;
  if (across > 1.25) return;
  const room = Math.max(0, 1 - across * across);
  const bow = 1 - 0.16 * bump(0, 0.22, across);
  const line = mouth[1] + 0.0009 * across * across - 0.0007 * bump(0.35, 0.35, across);
  const top = line + upperLip * 1.05 * room ** 0.8 * bow;
  const bottom = line - lowerLip * 1.1 * room ** 0.65;
  const soft = 0.0011;
  const inside =
    smoothStep(bottom - soft, bottom + soft, y) * smoothStep(top + soft, top - soft, y);
  const shade = y > line ? 0.88 : 1.04;
  const edge = across < 1 ? inside : 0;
  lay(colour, shaded(lips, shade), 0.85 * edge);
  const crease = bump(0, 0.0021, y - line) * smoothStep(1.14, 0.95, across);
  multiply(colour, [0.34, 0.2, 0.2], 0.85 * crease);
  const below = bump(0, 0.005, y - bottom + 0.0055) * bump(0, 0.8, across);
  multiply(colour, [0.8, 0.72, 0.7], 0.45 * below);
}

function paintBrow(
  { x, y }: FacePoint,
  { eye, brow }: FaceLayout,
  { brows, browThickness }: Complexion,
  colour: Float64Array,
): void {
  const from = eye[0] - 0.0185;
  const across = (x - from) / 0.041;
  if (across < -0.1 || across > 1.1) return;
  const middle = brow - 0.002 + 0.0055 * across - 0.0085 * Math.max(0, across - 0.6) ** 2 * 4;
  const thick = 0.0042 * browThickness * mix(1, 0.42, Math.max(0, across) ** 1.5);
  const strands = 0.72 + 0.28 * noise(x * 900 + y * 500, y * 220, 3);
  const ends = smoothStep(-0.06, 0.1, across) * smoothStep(1.06, 0.86, across);
  const body = smoothStep(thick, thick * 0.45, Math.abs(y - middle));
  lay(colour, brows, 0.92 * body * ends * strands);
}

function paintEye(
  { x, y }: FacePoint,
  { eye, eyeWidth, eyeHeight }: FaceLayout,
  { iris, brows }: Complexion,
  colour: Float64Array,
): void {
  const across = (x - eye[0]) / eyeWidth;
  if (Math.abs(across) > 1.35 || Math.abs(y - eye[1]) > 0.016) return;
  const tilt = 0.0012 * across;
  const room = Math.max(0, 1 - across * across);
  const top = eye[1] + tilt + eyeHeight * 1.12 * room ** 0.72;
  const bottom = eye[1] + tilt - eyeHeight * 0.88 * room ** 0.85;
  const soft = 0.0006;
  const open = smoothStep(bottom - soft, bottom + soft, y) * smoothStep(top + soft, top - soft, y);
  if (open > 0 && Math.abs(across) < 1) {
    const corner = 0.16 * Math.abs(across) ** 2;
    const lidShade = 0.3 * smoothStep(top - 0.0042, top, y);
    const white = 0.84 - corner - lidShade;
    lay(colour, [white, white * 0.965, white * 0.945], open);
    const distance = Math.hypot(x - eye[0], y - eye[1] - 0.0006);
    const rim = smoothStep(0.0041, 0.006, distance);
    const ring = shaded(iris, (1 - 0.55 * rim) * (1 - lidShade));
    lay(colour, ring, open * smoothStep(0.0064, 0.0055, distance));
    lay(colour, [0.02, 0.018, 0.018], open * smoothStep(0.003, 0.0022, distance));
    const glint = Math.hypot(x - eye[0] - 0.0016, y - eye[1] - 0.0026);
    lay(colour, [0.96, 0.96, 0.97], 0.85 * open * smoothStep(0.0013, 0.0007, glint));
  }
  const within = smoothStep(1.16, 0.98, Math.abs(across));
  const lash = shaded(brows, 0.4);
  lay(colour, lash, 0.92 * within * bump(0, 0.0019, y - top - 0.0003));
  lay(colour, lash, 0.4 * within * bump(0, 0.0012, y - bottom));
  const crease = bump(0, 0.0018, y - top - 0.0036 * smoothStep(1.2, 0.5, Math.abs(across)));
  multiply(colour, [0.62, 0.5, 0.47], 0.55 * crease * smoothStep(1.3, 0.9, Math.abs(across)));
}
