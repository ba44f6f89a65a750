import type { RandomNumbers, Size } from '@drapeflow/core';
import { between, integerBetween } from '../random-choice.js';
import type { BackgroundMaker } from './background.js';
import { Canvas } from './canvas.js';
import { mutedColour, scaled, warmGrey, type Colour } from './colour.js';
import { createGrain, type Grain } from './grain.js';

/** Shelves from edge to edge, full of books, boxes and jars, with gaps between them, a little out of focus. */
export const makeShelves: BackgroundMaker = (random, size) => {
  const canvas = new Canvas(size);
  const wood = warmGrey(random, 0.25, 0.85);
  const grain = createGrain(random, 4);
  const rows = integerBetween(random, 3, 7);
  const board = size.height * between(random, 0.012, 0.03);
  canvas.rectangle(
    0,
    0,
    size.width,
    size.height,
    scaled(wood, 0.45),
    (u, v) => 1 + 0.15 * grain(4 * u, 30 * v),
  );
  for (let row = 0; row < rows; row++) {
    const top = (size.height * row) / rows;
    const height = size.height / rows - board;
    fillShelf(canvas, random, size, top, height, grain);
    canvas.rectangle(
      0,
      top + height,
      size.width,
      board,
      wood,
      (u, v) => 1.1 - 0.3 * v + 0.1 * grain(3 * u, 40 * v + row),
    );
    // The board above keeps the light off what stands below it.
    shadeBelow(canvas, top, 0.3 * height);
  }
  paintUprights(canvas, random, size, board, wood);
  const light = { x: between(random, 0, 1), strength: between(random, 0.2, 0.7) };
  canvas.shade((x) => 1 - light.strength * Math.abs(x / size.width - light.x));
  canvas.blur(Math.round((size.height / 256) * between(random, 0.4, 2.4)));
  return canvas.toImage();
};

function fillShelf(
  canvas: Canvas,
  random: RandomNumbers,
  size: Size,
  top: number,
  height: number,
  grain: Grain,
): void {
  const order = between(random, 0.02, 0.09) * size.height;
  for (let left = -order * random.uniform(); left < size.width;) {
    if (random.uniform() < 0.12) {
      left += order * between(random, 0.5, 2.5);
      continue;
    }
    const width = order * between(random, 0.3, 1.4);
    const tall = height * between(random, 0.5, 0.95);
    paintThing(canvas, random, [left, top + height - tall], [width, tall], grain);
    left += width + (random.uniform() < 0.2 ? 0.3 * order : 1);
  }
}

/** A book, a box or a jar: rounded by its shade, with a label or stripes. */
function paintThing(
  canvas: Canvas,
  random: RandomNumbers,
  [left, top]: readonly [number, number],
  [width, height]: readonly [number, number],
  grain: Grain,
): void {
  const colour = mutedColour(random, 0.12, 0.9);
  const round = between(random, 0.1, 0.55);
  const offset = 60 * random.uniform();
  const shade = (u: number, v: number) =>
    1.1 - round * (2 * u - 0.8) ** 2 - 0.1 * v + 0.12 * grain(6 * u + offset, 9 * v + offset);
  canvas.rectangle(left, top, width, height, colour, shade);
  const labels = integerBetween(random, 0, 2);
  for (let label = 0; label < labels; label++) {
    const down = between(random, 0.1, 0.75);
    const tall = between(random, 0.04, 0.2);
    const ink: Colour = mutedColour(random, 0.3, 1);
    canvas.rectangle(
      left + 0.12 * width,
      top + down * height,
      0.76 * width,
      tall * height,
      ink,
      (u, v) => shade(0.12 + 0.76 * u, v),
    );
  }
}

function shadeBelow(canvas: Canvas, top: number, reach: number): void {
  const shadow = (_: number, y: number) => {
    const below = (y - top) / reach;
    return below > 0 && below < 1 ? 0.55 + 0.45 * below : 1;
  };
  canvas.shade(shadow, Math.floor(top), Math.ceil(top + reach));
}

function paintUprights(
  canvas: Canvas,
  random: RandomNumbers,
  size: Size,
  board: number,
  wood: Colour,
): void {
  const step = size.width * between(random, 0.3, 0.8);
  for (let x = -step * random.uniform(); x < size.width; x += step) {
    canvas.rectangle(x, 0, board, size.height, wood, (u) => 1.15 - 0.35 * u);
  }
}
