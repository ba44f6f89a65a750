import type { RandomNumbers, Size } from '@drapeflow/core';
import { between, integerBetween, oneOf } from '../random-choice.js';
import type { BackgroundMaker } from './background.js';
import { Canvas } from './canvas.js';
import { blended, mutedColour, scaled, type Colour } from './colour.js';
import { chooseFurniture, furnitureColour } from './furniture.js';
import { createGrain } from './grain.js';
import { chooseFloor, chooseWall, type Material } from './materials.js';
import { chooseWallHangings, hangingColour } from './wall-hangings.js';

/** A room's box as seen from the origin, metres: x to the right, y up, z ahead. */
interface Room {
  readonly left: number;
  readonly right: number;
  readonly floor: number;
  readonly ceiling: number;
  readonly back: number;
}

/** A room with walls, floor and ceiling in perspective, and what hangs on the walls and stands before them. */
export const makeRoom: BackgroundMaker = (random, size) => {
  const room = chooseRoom(random);
  const canvas = new Canvas(size);
  const colourAt = createRoomColours(random, room);
  const spread = between(random, 0.38, 0.75);
  const turn = between(random, -0.35, 0.35);
  const [cosine, sine] = [Math.cos(turn), Math.sin(turn)];
  const tilt = between(random, -0.2, 0.02);
  canvas.paint((px, py) => {
    const x = (spread * (2 * px - size.width)) / size.height;
    const y = tilt - (spread * (2 * py - size.height)) / size.height;
    return colourAt(x * cosine + sine, y, cosine - x * sine);
  });
  paintPlants(canvas, random, size);
  canvas.blur(Math.round((size.height / 256) * between(random, 0, 1.8)));
  return canvas.toImage();
};

function chooseRoom(random: RandomNumbers): Room {
  const eye = between(random, 1.1, 1.6);
  return {
    left: -between(random, 0.9, 2.4),
    right: between(random, 0.9, 2.4),
    floor: -eye,
    ceiling: between(random, 2.4, 3) - eye,
    back: between(random, 2.8, 5),
  };
}

type RayColour = (x: number, y: number, z: number) => Colour;

/** What a ray from the origin in a direction sees. */
function createRoomColours(random: RandomNumbers, room: Room): RayColour {
  const wall = chooseWall(random);
  const side = random.uniform() < 0.75 ? wall : chooseWall(random);
  const floor = chooseFloor(random);
  const ceiling: Colour = scaled([0.93, 0.92, 0.9], between(random, 0.75, 1));
  const skirting = {
    height: between(random, 0.05, 0.14),
    colour: scaled([0.95, 0.94, 0.92], between(random, 0.5, 1)),
  };
  const hangings = chooseWallHangings(random, room);
  const furniture = chooseFurniture(random, room);
  const lamp = {
    x: between(random, room.left, room.right),
    z: between(random, 0.2, 0.9) * room.back,
  };
  const uneven = createGrain(random, 3);

  const lit = (colour: Colour, x: number, y: number, z: number): Colour => {
    const away = (x - lamp.x) ** 2 + (0.6 * (room.ceiling - y)) ** 2 + (z - lamp.z) ** 2;
    return scaled(
      colour,
      (1.25 / (1 + 0.11 * away)) * corner(room, x, y, z) * (1 + 0.05 * uneven(x, y + z)),
    );
  };
  const wallColour = (material: Material, along: number, y: number, isBack: boolean): Colour => {
    if (y < room.floor + skirting.height) return skirting.colour;
    const hung = isBack ? hangingColour(hangings, along, y) : undefined;
    return hung ?? material(along, y - room.floor);
  };
  return (dx, dy, dz) => {
    const thing = furnitureColour(furniture, dx, dy, dz);
    const toBack = dz > 0 ? room.back / dz : Infinity;
    const toSide = (dx > 0 ? room.right : room.left) / (dx || 1e-9);
    const toFlat = (dy > 0 ? room.ceiling : room.floor) / (dy || 1e-9);
    const t = Math.min(toBack, toSide, toFlat);
    const [x, y, z] = [t * dx, t * dy, t * dz];
    if (thing && thing.distance < t) {
      const d = thing.distance;
      return lit(thing.colour, d * dx, d * dy, d * dz);
    }
    if (t === toBack) return lit(wallColour(wall, x, y, true), x, y, z);
    if (t === toSide) return lit(scaled(wallColour(side, z, y, false), 0.88), x, y, z);
    return lit(dy > 0 ? ceiling : floor(x, z), x, y, z);
  };
}

/** Light that comes from all sides reaches less far into corners. */
function corner(room: Room, x: number, y: number, z: number): number {
  const gap = (distance: number) => 1 - 0.22 * Math.exp(-6 * Math.max(0, distance));
  return (
    gap(x - room.left) *
    gap(room.right - x) *
    gap(y - room.floor) *
    gap(room.ceiling - y) *
    gap(room.back - z) *
    1.25
  );
}

/** House plants and the like at the picture's sides: clouds of leaves. */
function paintPlants(canvas: Canvas, random: RandomNumbers, size: Size): void {
  const count = random.uniform() < 0.5 ? integerBetween(random, 1, 2) : 0;
  for (let plant = 0; plant < count; plant++) {
    const x = size.width * oneOf(random, [between(random, 0, 0.25), between(random, 0.75, 1)]);
    const y = size.height * between(random, 0.45, 0.75);
    const reach = size.height * between(random, 0.08, 0.16);
    const green = blended([0.2, 0.34, 0.14], mutedColour(random, 0.2, 0.5), 0.3);
    canvas.rectangle(
      x - 0.3 * reach,
      y + 0.6 * reach,
      0.6 * reach,
      0.7 * reach,
      mutedColour(random, 0.3, 0.8),
      (u) => 1.1 - 0.5 * u,
    );
    for (let leaf = 0; leaf < 90; leaf++) {
      const angle = Math.PI * (1 + random.uniform());
      const far = reach * Math.sqrt(random.uniform());
      const length = reach * between(random, 0.08, 0.3);
      canvas.ellipse(
        [x + far * Math.cos(angle), y + 0.7 * reach + 1.4 * far * Math.sin(angle)],
        [length, length * between(random, 0.15, 0.4)],
        scaled(green, between(random, 0.5, 1.5)),
        1,
        angle + 0.5 * random.normal(),
      );
    }
  }
}
