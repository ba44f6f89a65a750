import type { RandomNumbers } from '@drapeflow/core';
import { oneOf } from '../../world/random-choice.js';
import type { Piece } from '../person.js';
import type { Anatomy } from './anatomy.js';
import { bothSides } from './both-sides.js';
import { bump, mix, smoothStep } from '../../curves.js';
import { cutHalf, halfNormals, type HalfSkin } from './half-skin.js';
import type { Measures } from './measures.js';
import { noise } from './noise.js';
import { paintTexture, type Paint } from './paint-texture.js';
import { lay, multiply, shaded } from './skin-colours.js';
import type { Colour } from '../colours.js';
import { unwrap, type Chart } from './unwrap.js';

const textureSize = 128;

export interface ShoeStyle {
  readonly upper: Colour;
  readonly sole: Colour;
  readonly laces: Colour;
  /** Metres, for the average stature: how high the upper reaches at the heel. */
  readonly height: number;
}

const uppers: readonly Colour[] = [
  [0.88, 0.87, 0.85],
  [0.1, 0.1, 0.11],
  [0.4, 0.41, 0.43],
  [0.16, 0.21, 0.36],
  [0.5, 0.14, 0.14],
  [0.36, 0.23, 0.15],
];

export function chooseShoes(random: RandomNumbers): ShoeStyle {
  const upper = oneOf(random, uppers);
  const isPale = random.uniform() < 0.65;
  return {
    upper,
    sole: isPale ? [0.86, 0.85, 0.82] : [0.14, 0.13, 0.13],
    laces: random.uniform() < 0.6 ? [0.85, 0.85, 0.84] : shaded(upper, 0.7),
    height: mix(0.085, 0.115, random.uniform()),
  };
}

const soleHeight = 0.024;

/** Shoes: the feet's own surface, moved outwards, with a sole that stands out. */
export function makeShoes({ measures }: Anatomy, body: HalfSkin, style: ShoeStyle): Piece {
  const { size } = measures;
  const count = body.positions.length / 3;
  const levels = Float64Array.from(
    { length: count },
    (_, v) => style.height * size - body.positions[v * 3 + 1],
  );
  const cut = cutHalf(body, levels);
  const positions = cut.positions.slice();
  for (let v = 0; v < positions.length; v += 3) {
    const y = positions[v + 1];
    const off = size * (0.006 + 0.004 * smoothStep(soleHeight + 0.004, soleHeight - 0.004, y));
    for (let axis = 0; axis < 3; axis += 1) positions[v + axis] += off * cut.normals[v + axis];
    positions[v + 1] = Math.max(0, positions[v + 1]);
  }
  const half = { ...cut, positions, normals: halfNormals(positions, cut.indices) };
  const unwrapped = unwrap(half, [shoeChart(measures)], new Uint8Array(half.indices.length / 3));
  return {
    kind: 'shoes',
    mesh: bothSides(half, unwrapped),
    texture: paintTexture(half, unwrapped, textureSize, 3, shoePaint(measures, style)),
    tint: [1, 1, 1],
    label: 'shoes',
    isTwoSided: true,
  };
}

/** Round the foot across, up from the ground down. */
function shoeChart({ ankle, footLength, size }: Measures): Chart {
  return {
    box: [0, 0, 1, 1],
    isRound: true,
    place: (x, y, z) => [
      Math.atan2(x - ankle[0] - 0.02, z - ankle[2] - 0.3 * footLength) / (2 * Math.PI) + 0.5,
      1 - y / (0.13 * size),
    ],
  };
}

function shoePaint({ ankle, footLength, size }: Measures, style: ShoeStyle): Paint {
  const { upper, sole, laces } = style;
  return ({ x, y, z, ny }, colour) => {
    const way = (z - ankle[2]) / footLength;
    const aside = (x - ankle[0]) / footLength - 0.09 * way;
    const grain = 1 + 0.06 * noise(x * 500, y * 500, z * 500);
    colour.set([upper[0] * grain, upper[1] * grain, upper[2] * grain]);
    const toeCap = bump(0.5, 0.02, way);
    const heelCap = bump(-0.08, 0.015, way);
    multiply(colour, [0.6, 0.6, 0.62], 0.5 * Math.max(toeCap, heelCap));
    const isOnTop = way > 0.14 && way < 0.44 && ny > 0.2;
    const tongue = isOnTop ? smoothStep(0.085, 0.075, Math.abs(aside)) : 0;
    multiply(colour, [0.78, 0.78, 0.8], tongue);
    const lace = tongue * smoothStep(0.3, 0.15, Math.abs(((way * 22) % 1) - 0.5));
    lay(colour, laces, 0.9 * lace);
    lay(colour, sole, smoothStep(soleHeight + 0.002, soleHeight, y));
    multiply(colour, [0.4, 0.4, 0.42], 0.7 * bump(soleHeight + 0.002, 0.003, y));
    multiply(
      colour,
      [0.45, 0.45, 0.48],
      0.7 * smoothStep(style.height * size - 0.008, style.height * size, y),
    );
  };
}
