import { RandomNumbers, type RgbImage } from '@drapeflow/core';
import { between } from '../random-choice.js';
import { createSmoothNoise } from '../smooth-noise.js';
import { defocus, motionBlur } from './blur.js';
import { compress } from './compress.js';
import { createGains, develop } from './develop.js';
import { resize } from './resize.js';
import { addSensorNoise } from './sensor-noise.js';

/** What a phone makes of what was before it. Truths are left alone: only the picture changes. */
export interface Phone {
  /**
   * @param index the frame's number in its sequence, on which its noise depends
   * @param seconds the frame's time
   */
  film(image: RgbImage, index: number, seconds: number): RgbImage;
}

/**
 * One phone for one sequence, from good in daylight to poor in the evening. Lens, movement, exposure, noise, scaling
 * and compression come in the order in which they happen to light.
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
  return {
    film(image, index, seconds) {
      const blur = softness * Math.max(0, 1 + 0.25 * focus(seconds));
      const [dx, dy] = shakes.map((noiseOf) => shake * noiseOf(seconds));
      const seen = motionBlur(defocus(image, blur), dx, dy);
      const developed = develop(seen, gains(seconds));
      const frameRandom = new RandomNumbers(seed + Math.imul(index, 0x9e3779b1));
      const noisy = addSensorNoise(developed, noise, frameRandom);
      const sent = {
        width: Math.round(image.width * scale),
        height: Math.round(image.height * scale),
      };
      return resize(compress(resize(noisy, sent), quality), image);
    },
  };
}
