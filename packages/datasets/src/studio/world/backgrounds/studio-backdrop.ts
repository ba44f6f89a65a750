import { between } from '../random-choice.js';
import type { BackgroundMaker } from './background.js';
import { Canvas } from './canvas.js';
import { mutedColour, scaled } from './colour.js';
import { createGrain } from './grain.js';

/** A photographer's paper or cloth: a pool of light on one colour, darker to the corners, and the bend to the floor. */
export const makeStudioBackdrop: BackgroundMaker = (random, size) => {
  const canvas = new Canvas(size);
  const colour = mutedColour(random, 0.25, 0.95);
  const light = { x: between(random, 0.25, 0.75), y: between(random, 0.2, 0.6) };
  const falloff = between(random, 0.2, 0.9);
  const bend = between(random, 0.72, 1.1);
  const floor = between(random, 0.85, 1.12);
  const creases = between(random, 0, 0.07);
  const grain = createGrain(random, 4);
  canvas.paint((x, y) => {
    const across = x / size.width;
    const down = y / size.height;
    const dx = across - light.x;
    const dy = 0.8 * (down - light.y);
    const pool = 1 / (1 + falloff * 2.5 * (dx * dx + dy * dy));
    const onFloor = 1 / (1 + Math.exp((bend - down) * 40));
    const cloth =
      1 + creases * grain(3 * across, 1.2 * down) + 0.015 * grain(45 * across, 60 * down);
    return scaled(colour, pool * cloth * (1 + (floor - 1) * onFloor));
  });
  return canvas.toImage();
};
