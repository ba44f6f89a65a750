import { RandomNumbers, type Box, type RgbImage } from '@drapeflow/core';
import { between } from '../random-choice.js';
import { createSmoothNoise } from '../smooth-noise.js';
import { blurReach, defocus, motionBlur, type Blur } from './blur.js';
import { compress, compressedSide } from './compress.js';
import { createGains, develop } from './develop.js';
import { resize } from './resize.js';
import { addSensorNoise } from './sensor-noise.js';
import { cut, differingBox, paste, widened } from './window.js';

/** What a phone makes of what was before it. Truths are left alone: only the picture changes. */
export interface Phone {
  /**
   * @param index the frame's number in its sequence, on which its noise depends
   * @param seconds the frame's time
   */
  film(image: RgbImage, index: number, seconds: number): RgbImage;
  /** Films pictures of one moment: the same bytes as `film`, but what they have in common is filmed once. */
  filmEach(images: readonly RgbImage[], index: number, seconds: number): RgbImage[];
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
  const blurAt = (seconds: number): Blur => {
    const [dx, dy] = shakes.map((noiseOf) => shake * noiseOf(seconds));
    return { deviation: softness * Math.max(0, 1 + 0.25 * focus(seconds)), dx, dy };
  };
  /** Films what is in a window of a picture, as it comes out where the whole picture is filmed. */
  const filmWindow = (image: RgbImage, window: Box, index: number, seconds: number): RgbImage => {
    const { deviation, dx, dy } = blurAt(seconds);
    const around = widened(window, blurReach({ deviation, dx, dy }), 1, image);
    const blurred = motionBlur(defocus(cut(image, around), deviation), dx, dy);
    const seen = cut(blurred, { ...window, x: window.x - around.x, y: window.y - around.y });
    const frameRandom = new RandomNumbers(seed + Math.imul(index, 0x9e3779b1));
    const noisy = addSensorNoise(develop(seen, gains(seconds)), noise, frameRandom, window);
    const sent = {
      width: Math.round(window.width * scale),
      height: Math.round(window.height * scale),
    };
    return resize(compress(resize(noisy, sent), quality), window);
  };
  const film: Phone['film'] = (image, index, seconds) =>
    filmWindow(image, { x: 0, y: 0, width: image.width, height: image.height }, index, seconds);
  return {
    film,
    filmEach([first, ...others], index, seconds) {
      const filmed = film(first, index, seconds);
      const filmedOthers = others.map((image) => {
        // What is scaled has no blocks of its own size, along which a window could be filmed alone.
        if (scale !== 1) return film(image, index, seconds);
        const differing = differingBox(first, image);
        if (!differing) return paste(filmed, filmed, { x: 0, y: 0 });
        const window = widened(differing, blurReach(blurAt(seconds)), compressedSide, image);
        return paste(filmed, filmWindow(image, window, index, seconds), window);
      });
      return [filmed, ...filmedOthers];
    },
  };
}
