import type { RandomNumbers } from '@drapeflow/core';
import { between, oneOf } from '../random-choice.js';
import { blended, mutedColour, scaled, warmGrey, type Colour } from './colour.js';
import { createGrain } from './grain.js';

/** The colour of a flat thing at a place on it, metres. */
export type Material = (x: number, y: number) => Colour;

export function chooseWall(random: RandomNumbers): Material {
  return oneOf(random, [paint, paint, paint, stripes, bricks])(random);
}

export function chooseFloor(random: RandomNumbers): Material {
  return oneOf(random, [planks, planks, tiles, carpet])(random);
}

function paint(random: RandomNumbers): Material {
  const colour =
    random.uniform() < 0.6 ? warmGrey(random, 0.55, 0.95) : mutedColour(random, 0.3, 0.85);
  const grain = createGrain(random, 5);
  return (x, y) =>
    scaled(colour, 1 + 0.03 * grain(1.5 * x, 1.5 * y) + 0.02 * grain(25 * x, 25 * y));
}

function stripes(random: RandomNumbers): Material {
  const first = warmGrey(random, 0.5, 0.9);
  const second = blended(first, mutedColour(random, 0.3, 0.9), between(random, 0.15, 0.6));
  const period = between(random, 0.06, 0.3);
  const grain = createGrain(random, 4);
  return (x, y) => {
    const across = x / period - Math.floor(x / period);
    return scaled(across < 0.5 ? first : second, 1 + 0.03 * grain(20 * x, 20 * y));
  };
}

function bricks(random: RandomNumbers): Material {
  const brick = random.uniform() < 0.5 ? ([0.55, 0.33, 0.26] as const) : warmGrey(random, 0.6, 0.9);
  const mortar = scaled(warmGrey(random, 0.5, 0.85), 0.9);
  const grain = createGrain(random, 4);
  return (x, y) => {
    const row = Math.floor(y / 0.075);
    const shifted = x / 0.24 + 0.5 * (row & 1);
    const inside =
      Math.min(shifted - Math.floor(shifted), 1 - shifted + Math.floor(shifted)) * 0.24;
    const up = y - row * 0.075;
    const isMortar = inside < 0.006 || up < 0.01;
    const tone =
      1 +
      0.3 * grain(3.71 * Math.floor(shifted) + 1.37 * row, 2.73 * row) +
      0.15 * grain(40 * x, 40 * y);
    return isMortar ? mortar : scaled(brick, tone);
  };
}

function planks(random: RandomNumbers): Material {
  const wood = blended([0.55, 0.4, 0.27], warmGrey(random, 0.25, 0.75), between(random, 0.2, 0.8));
  const width = between(random, 0.08, 0.2);
  const grain = createGrain(random, 5);
  return (x, z) => {
    const plank = Math.floor(x / width);
    const gap = x / width - plank < 0.04 ? 0.7 : 1;
    const tone = 1 + 0.18 * grain(7.1 * plank, 0.3 * z) + 0.1 * grain(30 * x, 1.5 * z + 9 * plank);
    return scaled(wood, gap * tone);
  };
}

function tiles(random: RandomNumbers): Material {
  const colour = warmGrey(random, 0.35, 0.9);
  const side = between(random, 0.2, 0.6);
  const grain = createGrain(random, 5);
  return (x, z) => {
    const column = x / side - Math.floor(x / side);
    const row = z / side - Math.floor(z / side);
    const joint = Math.min(column, row, 1 - column, 1 - row) * side < 0.006 ? 0.75 : 1;
    const tone = 1 + 0.07 * grain(5.3 * Math.floor(x / side), 3.1 * Math.floor(z / side));
    return scaled(colour, joint * (tone + 0.08 * grain(6 * x, 6 * z)));
  };
}

function carpet(random: RandomNumbers): Material {
  const colour = mutedColour(random, 0.2, 0.75);
  const grain = createGrain(random, 5);
  return (x, z) => scaled(colour, 1 + 0.12 * grain(60 * x, 60 * z) + 0.06 * grain(2 * x, 2 * z));
}
