import type { Anatomy } from './anatomy.js';
import type { Complexion } from './complexion.js';
import { bump, smoothStep } from '../../curves.js';
import { faceLayoutOf } from './face-layout.js';
import { HeadFrame } from './head-frame.js';
import { noise } from './noise.js';
import { paintFace, type FacePoint } from './paint-face.js';
import type { Paint } from './paint-texture.js';
import { lay, multiply } from './skin-colours.js';
import { distanceTo, type Solid } from './solid.js';
import { lengthOf, subtract, unit, cross, dot, type Vector } from '../vector.js';

/** How much hair covers a place on the head, 0…1: the skin takes on some of its colour. */
export type ScalpCover = (x: number, y: number, z: number) => number;

/** The skin of a body: tone, patches, freckles, hollows, hands and face. */
export function skinPaint(anatomy: Anatomy, complexion: Complexion, scalpCover: ScalpCover): Paint {
  const { measures, physique } = anatomy;
  const frame = new HeadFrame(measures);
  const layout = faceLayoutOf(physique);
  const chinHeight = frame.at(0, -0.16, 0)[1];
  const [, eyes, depth] = frame.at(0, 0, 0);
  const face: FacePoint = { x: 0, y: 0, z: 0, down: 0 };
  return (point, colour) => {
    const { x, y, z } = point;
    paintTone(x, y, z, complexion, colour);
    if (y < chinHeight) {
      paintLimbs(anatomy, complexion, [x, y, z], point, colour);
      return;
    }
    paintHollows(anatomy.head, point, colour);
    face.x = x / measures.headSize;
    face.y = (y - eyes) / measures.headSize;
    face.z = (z - depth) / measures.headSize;
    face.down = -point.ny;
    lay(colour, complexion.hair, 0.8 * scalpCover(x, y, z));
    paintFace(face, layout, complexion, physique.age, colour);
    const ear = bump(0, 0.04, Math.hypot(face.x - 0.085, face.y + 0.014, face.z + 0.012));
    multiply(colour, [1.02, 0.88, 0.86], 0.8 * ear * complexion.blush);
  };
}

function paintTone(
  x: number,
  y: number,
  z: number,
  { skin, freckles, seed }: Complexion,
  colour: Float64Array,
): void {
  colour.set(skin);
  const broad = noise(x * 14 + seed, y * 14, z * 14);
  const fine = noise(x * 120, y * 120 + seed, z * 120);
  const pores = noise(x * 700, y * 700, z * 700 + seed);
  const light = 1 + 0.025 * broad + 0.016 * fine + 0.018 * pores;
  colour[0] *= light;
  colour[1] *= light * (1 + 0.014 * broad);
  colour[2] *= light * (1 + 0.012 * fine);
  if (freckles === 0) return;
  const spots = smoothStep(0.4, 0.75, noise(x * 330 + seed, y * 330, z * 330));
  multiply(colour, [0.8, 0.68, 0.6], freckles * spots);
}

/** Creases see less of the light that comes from all sides. */
function paintHollows(
  head: Solid,
  { x, y, z, nx, ny, nz }: { x: number; y: number; z: number; nx: number; ny: number; nz: number },
  colour: Float64Array,
): void {
  let hidden = 0;
  for (const way of [0.006, 0.018]) {
    const room = distanceTo(head, x + way * nx, y + way * ny, z + way * nz);
    hidden += 0.5 * Math.max(0, 1 - room / way);
  }
  multiply(colour, [0.6, 0.5, 0.48], Math.min(1, hidden * 0.9));
}

/** Redder knuckles, elbows and knees; palms and nails. */
function paintLimbs(
  { measures }: Anatomy,
  { darkness }: Complexion,
  at: Vector,
  { nx, ny, nz }: { nx: number; ny: number; nz: number },
  colour: Float64Array,
): void {
  const { elbow, knee, wrist, handLength, size } = measures;
  const rough = Math.max(
    bump(0, 0.05 * size, lengthOf(subtract(at, [elbow[0], elbow[1], elbow[2] - 0.04]))),
    0.8 * bump(0, 0.06 * size, lengthOf(subtract(at, [knee[0], knee[1], knee[2] + 0.06]))),
  );
  multiply(colour, [0.97, 0.86, 0.84], 0.6 * rough);
  const along = unit(subtract(wrist, elbow));
  const way = dot(subtract(at, wrist), along) / handLength;
  if (way < 0) return;
  const back = dot([nx, ny, nz], unit(cross([0, 0, 1], along)));
  const palm = smoothStep(0.1, -0.5, back) * smoothStep(0, 0.1, way);
  multiply(colour, [1.04, 0.92, 0.89], palm * (1 - darkness));
  lay(colour, [0.72, 0.52, 0.42], 0.55 * palm * smoothStep(0.45, 0.9, darkness));
  const knuckle = bump(0.47, 0.05, way) + 0.8 * bump(0.7, 0.05, way);
  multiply(colour, [0.98, 0.84, 0.81], 0.6 * knuckle * smoothStep(0, 0.5, back));
}
