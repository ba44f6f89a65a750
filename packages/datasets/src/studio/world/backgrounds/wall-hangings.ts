import type { RandomNumbers } from '@drapeflow/core';
import { between, integerBetween } from '../random-choice.js';
import { blended, mutedColour, scaled, warmGrey, type Colour } from './colour.js';
import { createGrain } from './grain.js';
import type { Material } from './materials.js';

/** A rectangle on the back wall, metres. */
interface Hanging {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  /** Metres of frame around it. */
  readonly border: number;
  readonly frame: Colour;
  /** By place within it, 0…1 to the right and up. */
  readonly inside: Material;
}

interface Wall {
  readonly left: number;
  readonly right: number;
  readonly floor: number;
  readonly ceiling: number;
}

/** A door or a window, or neither, and pictures; the later ones hang over the earlier. */
export function chooseWallHangings(random: RandomNumbers, wall: Wall): readonly Hanging[] {
  const hangings: Hanging[] = [];
  const pictures = integerBetween(random, 0, 4);
  for (let picture = 0; picture < pictures; picture++) hangings.push(choosePicture(random, wall));
  const choice = random.uniform();
  if (choice < 0.4) hangings.push(chooseWindow(random, wall));
  else if (choice < 0.7) hangings.push(chooseDoor(random, wall));
  return hangings;
}

/** The colour of what hangs at a place on the wall; nothing where the wall is bare. */
export function hangingColour(
  hangings: readonly Hanging[],
  x: number,
  y: number,
): Colour | undefined {
  for (let i = hangings.length - 1; i >= 0; i--) {
    const { left, right, bottom, top, border, frame, inside } = hangings[i];
    if (x < left || x > right || y < bottom || y > top) continue;
    const depth = Math.min(x - left, right - x, y - bottom, top - y);
    if (depth < border) return scaled(frame, depth < 0.25 * border ? 0.8 : 1);
    return inside((x - left) / (right - left), (y - bottom) / (top - bottom));
  }
  return undefined;
}

function choosePicture(random: RandomNumbers, wall: Wall): Hanging {
  const width = between(random, 0.2, 0.8);
  const height = width * between(random, 0.6, 1.5);
  const left = between(random, wall.left, wall.right - width);
  const bottom = wall.floor + between(random, 1.1, 1.7);
  const colours = [0, 1, 2].map(() => mutedColour(random, 0.15, 0.95));
  const grain = createGrain(random, 4);
  const busy = between(random, 1.5, 5);
  return {
    left,
    right: left + width,
    bottom,
    top: bottom + height,
    border: between(random, 0.015, 0.05),
    frame: warmGrey(random, 0.1, 0.9),
    inside: (u, v) => {
      const first = Math.min(1, Math.max(0, 0.5 + 1.5 * grain(busy * u, busy * v)));
      const second = Math.min(1, Math.max(0, 0.5 + 1.5 * grain(busy * v + 20, busy * u + 20)));
      return blended(blended(colours[0], colours[1], first), colours[2], second);
    },
  };
}

function chooseWindow(random: RandomNumbers, wall: Wall): Hanging {
  const width = between(random, 0.8, 1.8);
  const left = between(random, wall.left, Math.max(wall.left, wall.right - width));
  const bottom = wall.floor + between(random, 0.7, 1.1);
  const panes = integerBetween(random, 1, 3);
  const sky = blended([0.75, 0.86, 0.98], [1, 1, 0.98], random.uniform());
  const trees = createGrain(random, 5);
  const treeLine = between(random, 0.1, 0.6);
  return {
    left,
    right: left + width,
    bottom,
    top: bottom + between(random, 1, 1.4),
    border: 0.06,
    frame: scaled([0.95, 0.94, 0.92], between(random, 0.7, 1)),
    inside: (u, v) => {
      const pane = u * panes - Math.floor(u * panes);
      if (Math.min(pane, 1 - pane) * (width / panes) < 0.025 && panes > 1)
        return [0.85, 0.84, 0.82];
      const isTree = v < treeLine + 0.25 * trees(6 * u, 0);
      const leaves = 0.75 + 0.4 * trees(12 * u, 12 * v);
      return isTree ? scaled([0.5, 0.62, 0.42], leaves * 1.2) : scaled(sky, 1.15);
    },
  };
}

function chooseDoor(random: RandomNumbers, wall: Wall): Hanging {
  const width = between(random, 0.75, 0.95);
  const left = between(random, wall.left, wall.right - width);
  const colour =
    random.uniform() < 0.6
      ? scaled([0.93, 0.92, 0.89], between(random, 0.7, 1))
      : warmGrey(random, 0.25, 0.6);
  return {
    left,
    right: left + width,
    bottom: wall.floor,
    top: wall.floor + between(random, 1.98, 2.1),
    border: 0.07,
    frame: scaled(colour, 0.95),
    inside: (u, v) => {
      if (Math.hypot((u - 0.1) * width, (v - 0.5) * 2) < 0.03) return [0.55, 0.53, 0.5];
      const panel = Math.max(Math.abs(u - 0.5) - 0.3, Math.abs(v - (v > 0.5 ? 0.72 : 0.27)) - 0.17);
      return scaled(colour, Math.abs(panel) < 0.012 ? 0.8 : panel < 0 ? 0.97 : 1);
    },
  };
}
