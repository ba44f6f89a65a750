import { RandomNumbers, type RgbImage } from '@drapeflow/core';
import { between } from '../random-choice.js';
import { createSmoothNoise } from '../smooth-noise.js';
import type { Blur } from './blur.js';
import { stepsAt } from './compress.js';
import { createGains, toneCurve } from './develop.js';
import { Recorder, type Device } from './recorder.js';
import { noiseDeviations } from './sensor-noise.js';

/** What a phone makes of what was before it. Truths are left alone: only the picture changes. */
export interface Phone {
  /**
   * Films pictures of one moment. Each comes out as if it were filmed alone; what they have in common is filmed once.
   * @param index the frame's number in its sequence, on which its noise depends
   * @param seconds the frame's time
   */
  filmEach(images: readonly RgbImage[], index: number, seconds: number): RgbImage[];
}

/**
 * One phone for one sequence, from good in daylight to poor in the evening. Lens, movement, noise, scaling and
 * compression come in the order in which they happen to light; exposure comes first, as pixels become planes there.
 */
export function createPhone(random: RandomNumbers): Phone {
  const seed = Math.floor(random.uniform() * 2 ** 32);
  const gains = createGains(random);
  const poverty = random.uniform() ** 1.5;
  const softness = between(random, 0, 0.75);
  const scale = random.uniform() < 0.3 ? between(random, 0.6, 0.95) : 1;
  const noise = {
    floor: between(random, 0.2, 1) + 1.5 * poverty,
    photon: between(random, 0.3, 1.5) + 4 * poverty,
    colour: between(random, 0.2, 0.8),
  };
  const quality = 92 - 50 * Math.max(poverty, random.uniform() ** 2);
  const shake = random.uniform() < 0.3 ? between(random, 0.5, 2) : 0;
  const shakes = [createSmoothNoise(random, 0.7), createSmoothNoise(random, 0.7)];
  const focus = createSmoothNoise(random, 4);
  const blurAt = (seconds: number): Blur => {
    const [dx, dy] = shakes.map((noiseOf) => shake * noiseOf(seconds));
    return { deviation: softness * Math.max(0, 1 + 0.25 * focus(seconds)), dx, dy };
  };
  const device: Device = { noise: noiseDeviations(noise), scale, steps: stepsAt(quality) };
  let recorder: Recorder | undefined;
  return {
    filmEach(images, index, seconds) {
      const { width, height } = images[0];
      if (recorder?.size.width !== width || recorder.size.height !== height)
        recorder = new Recorder({ width, height }, device);
      return recorder.recordEach(images, {
        curves: gains(seconds).map(toneCurve),
        blur: blurAt(seconds),
        noiseRandom: new RandomNumbers(seed + Math.imul(index, 0x9e3779b1)),
      });
    },
  };
}
