import type { RandomNumbers, Size } from '@drapeflow/core';
import { between, integerBetween } from '../random-choice.js';
import type { BackgroundMaker } from './background.js';
import { Canvas } from './canvas.js';
import { blended, mutedColour, scaled, warmGrey, type Colour } from './colour.js';
import { createGrain } from './grain.js';

/** A street or a park, out of focus: sky, buildings with windows, leaves, ground, and discs of light. */
export const makeOutdoors: BackgroundMaker = (random, size) => {
  const canvas = new Canvas(size);
  const horizon = size.height * between(random, 0.5, 0.72);
  paintSkyAndGround(canvas, random, size, horizon);
  if (random.uniform() < 0.65) paintBuildings(canvas, random, size, horizon);
  if (random.uniform() < 0.75) paintLeaves(canvas, random, size, horizon);
  paintPassersBy(canvas, random, size, horizon);
  const blur = Math.round((size.height / 256) * between(random, 1.5, 5));
  canvas.blur(blur);
  paintDiscs(canvas, random, size, horizon, 2.2 * blur);
  canvas.blur(1);
  return canvas.toImage();
};

function paintSkyAndGround(canvas: Canvas, random: RandomNumbers, size: Size, horizon: number) {
  const overcast = random.uniform();
  const high = blended([0.42, 0.6, 0.88], [0.8, 0.82, 0.84], overcast);
  const low = blended([0.82, 0.88, 0.94], [0.9, 0.9, 0.88], overcast);
  const ground =
    random.uniform() < 0.5 ? warmGrey(random, 0.35, 0.65) : ([0.33, 0.42, 0.22] as const);
  const clouds = createGrain(random, 5);
  const rough = createGrain(random, 5);
  canvas.paint((x, y) => {
    const across = x / size.height;
    const down = y / size.height;
    if (y < horizon) {
      const cloud = Math.max(0, clouds(3 * across, 6 * down)) * 0.5;
      return blended(blended(high, low, y / horizon), [0.97, 0.97, 0.97], cloud);
    }
    const near = (y - horizon) / (size.height - horizon);
    return scaled(ground, 0.9 + 0.15 * near + 0.18 * rough(14 * across, 20 / (0.15 + near)));
  });
}

function paintBuildings(canvas: Canvas, random: RandomNumbers, size: Size, horizon: number): void {
  const grain = createGrain(random, 4);
  for (let left = -between(random, 0, 0.3) * size.width; left < size.width;) {
    const width = size.width * between(random, 0.18, 0.5);
    const top = horizon * between(random, -0.3, 0.55);
    const wall = warmGrey(random, 0.3, 0.8);
    const glass = scaled(mutedColour(random, 0.2, 0.6), 0.9);
    const columns = integerBetween(random, 2, 6);
    const rows = integerBetween(random, 3, 8);
    const height = horizon + 4 - top;
    canvas.rectangle(
      left,
      top,
      width,
      height,
      wall,
      (u, v) => 0.85 + 0.2 * u + 0.2 * grain(9 * u, 12 * v),
    );
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const shine = between(random, 0.6, 1.7);
        canvas.rectangle(
          left + (width * (column + 0.25)) / columns,
          top + (height * (row + 0.22)) / rows,
          (width * 0.5) / columns,
          (height * 0.55) / rows,
          glass,
          (u, v) => shine * (1.1 - 0.3 * v + 0.1 * u),
        );
      }
    }
    left += width + (random.uniform() < 0.5 ? 0 : between(random, 0, 0.15) * size.width);
  }
}

function paintLeaves(canvas: Canvas, random: RandomNumbers, size: Size, horizon: number): void {
  const trees = integerBetween(random, 2, 6);
  for (let tree = 0; tree < trees; tree++) {
    const x = size.width * between(random, -0.05, 1.05);
    const y = horizon * between(random, 0.25, 1);
    const radius = size.height * between(random, 0.08, 0.3);
    const green: Colour = [
      between(random, 0.18, 0.42),
      between(random, 0.32, 0.5),
      between(random, 0.1, 0.24),
    ];
    const leaves = 260;
    for (let leaf = 0; leaf < leaves; leaf++) {
      const dx = 0.5 * random.normal();
      const dy = 0.45 * random.normal();
      const bright = between(random, 0.35, 1.25) * (1 - 0.35 * dy);
      const length = size.height * between(random, 0.008, 0.03);
      canvas.ellipse(
        [x + radius * dx, y + radius * dy],
        [length, 0.6 * length],
        scaled(green, Math.max(0.2, bright)),
        0.85,
        Math.PI * random.uniform(),
      );
    }
  }
}

/** People far away, out of focus: a head, a top, legs. */
function paintPassersBy(canvas: Canvas, random: RandomNumbers, size: Size, horizon: number): void {
  const count = integerBetween(random, 0, 5);
  for (let person = 0; person < count; person++) {
    const height = size.height * between(random, 0.08, 0.22);
    const x = size.width * random.uniform();
    const feet = horizon + 0.35 * height;
    const skin = scaled([0.8, 0.6, 0.5], between(random, 0.45, 1.1));
    const parts: readonly [up: number, wide: number, tall: number, colour: Colour][] = [
      [0.27, 0.09, 0.27, mutedColour(random, 0.1, 0.5)],
      [0.66, 0.12, 0.2, mutedColour(random, 0.1, 0.9)],
      [0.92, 0.055, 0.075, skin],
    ];
    for (const [up, wide, tall, colour] of parts) {
      canvas.ellipse([x, feet - up * height], [wide * height, tall * height], colour, 1);
    }
  }
}

function paintDiscs(
  canvas: Canvas,
  random: RandomNumbers,
  size: Size,
  horizon: number,
  radius: number,
): void {
  const count = random.uniform() < 0.4 ? integerBetween(random, 8, 45) : 0;
  for (let disc = 0; disc < count; disc++) {
    const at = [size.width * random.uniform(), horizon * between(random, 0, 1.1)] as const;
    const reach = radius * between(random, 0.6, 1.3) + 1;
    const glow = blended([1, 0.96, 0.85], mutedColour(random, 0.7, 1), random.uniform());
    canvas.ellipse(at, [reach, reach], glow, between(random, 0.15, 0.65));
  }
}
