import type { RandomNumbers } from '@drapeflow/core';
import { between, integerBetween } from '../random-choice.js';
import { mutedColour, scaled, warmGrey, type Colour } from './colour.js';
import { createGrain } from './grain.js';
import type { Material } from './materials.js';

/** A box with sides along the room's, metres. */
interface Box {
  readonly low: readonly [x: number, y: number, z: number];
  readonly high: readonly [x: number, y: number, z: number];
  readonly material: Material;
}

interface Room {
  readonly left: number;
  readonly right: number;
  readonly floor: number;
  readonly back: number;
}

/** Cupboards, sofas, tables and what stands on them, along the back wall: boxes, larger ones first. */
export function chooseFurniture(random: RandomNumbers, room: Room): readonly Box[] {
  const boxes: Box[] = [];
  const count = integerBetween(random, 1, 4);
  for (let piece = 0; piece < count; piece++) {
    const width = between(random, 0.4, 1.8);
    const height = between(random, 0.35, random.uniform() < 0.25 ? 2 : 0.95);
    const depth = between(random, 0.3, 0.8);
    const left = between(random, room.left, Math.max(room.left, room.right - width));
    const low = [left, room.floor, room.back - depth] as const;
    const high = [left + width, room.floor + height, room.back] as const;
    boxes.push({ low, high, material: chooseFront(random) });
    const things = height < 1.2 ? integerBetween(random, 0, 5) : 0;
    for (let thing = 0; thing < things; thing++) boxes.push(chooseThing(random, low, high));
  }
  return boxes;
}

function chooseThing(random: RandomNumbers, below: Box['low'], top: Box['high']): Box {
  const width = between(random, 0.04, 0.3);
  const left = between(random, below[0], Math.max(below[0], top[0] - width));
  const front = below[2] + between(random, 0.05, 0.15);
  return {
    low: [left, top[1], front],
    high: [left + width, top[1] + between(random, 0.05, 0.4), front + between(random, 0.04, 0.15)],
    material: chooseFront(random),
  };
}

/** A plain front, or one with doors or drawers. */
function chooseFront(random: RandomNumbers): Material {
  const colour =
    random.uniform() < 0.5 ? warmGrey(random, 0.2, 0.9) : mutedColour(random, 0.12, 0.8);
  const grain = createGrain(random, 5);
  const period = random.uniform() < 0.5 ? between(random, 0.2, 0.5) : Infinity;
  return (x, y) => {
    const joint = x / period - Math.floor(x / period) < 0.03 ? 0.7 : 1;
    return scaled(colour, joint * (1 + 0.07 * grain(2 * x, 2 * y) + 0.06 * grain(30 * x, 8 * y)));
  };
}

/** The first box that a ray from the origin meets: how many times the ray's direction away, and its colour there. */
export function furnitureColour(
  boxes: readonly Box[],
  dx: number,
  dy: number,
  dz: number,
): { readonly distance: number; readonly colour: Colour } | undefined {
  const inverseX = 1 / (dx || 1e-9);
  const inverseY = 1 / (dy || 1e-9);
  const inverseZ = 1 / (dz || 1e-9);
  let distance = Infinity;
  let side = 2;
  let met: Box | undefined;
  for (const box of boxes) {
    const { low, high } = box;
    const nearX = (inverseX > 0 ? low : high)[0] * inverseX;
    const nearY = (inverseY > 0 ? low : high)[1] * inverseY;
    const nearZ = (inverseZ > 0 ? low : high)[2] * inverseZ;
    const enter = Math.max(0, nearX, nearY, nearZ);
    const leave = Math.min(
      (inverseX > 0 ? high : low)[0] * inverseX,
      (inverseY > 0 ? high : low)[1] * inverseY,
      (inverseZ > 0 ? high : low)[2] * inverseZ,
    );
    if (enter >= leave || enter >= distance) continue;
    distance = enter;
    side = enter === nearX ? 0 : enter === nearY ? 1 : 2;
    met = box;
  }
  if (!met) return undefined;
  const [x, y, z] = [distance * dx, distance * dy, distance * dz];
  // Tops catch the light, flanks turn away from it.
  if (side === 1) return { distance, colour: scaled(met.material(x, z), 1.15) };
  if (side === 0) return { distance, colour: scaled(met.material(z, y), 0.75) };
  return { distance, colour: met.material(x, y) };
}
