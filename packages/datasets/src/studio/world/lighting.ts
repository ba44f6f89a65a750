import type { RandomNumbers } from '@drapeflow/core';
import { unit, type Vector } from '../people/vector.js';
import type { Light } from '../render/view.js';
import { between } from './random-choice.js';

/**
 * A light as rooms and days have them: from above and from the camera's side of the person more often than not, hard
 * (a sunny day, a lamp) to soft (a cloudy day, a bright room), warm to cool. The exposure is a phone's: white that
 * faces the light comes out a little below or above white.
 */
export function createLight(random: RandomNumbers): Light {
  const azimuth = between(random, -1.35, 1.35);
  const elevation = between(random, 0.2, 1.1);
  const direction = unit([
    Math.sin(azimuth) * Math.cos(elevation),
    Math.sin(elevation),
    Math.cos(azimuth) * Math.cos(elevation),
  ]);
  const exposure = between(random, 0.8, 1.25);
  const hardness = between(random, 0.35, 0.75);
  const warmth = between(random, -0.12, 0.2);
  return {
    direction,
    colour: warmed(exposure * hardness, warmth),
    // What comes from all sides is what walls and sky send back: mostly of another warmth than the light itself.
    ambient: warmed(exposure * (1 - hardness), between(random, -0.8, 0.4) * warmth),
  };
}

/** Light of a strength; `warmth` above 0 is more red and less blue. */
function warmed(strength: number, warmth: number): Vector {
  return [strength * (1 + warmth), strength, strength * (1 - 1.3 * warmth)];
}
