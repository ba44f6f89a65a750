import type { Box, RandomNumbers, RgbImage, Size } from '@drapeflow/core';
import { defocus, defocusReach, motionBlur, motionReach, type Blur } from './blur.js';
import { compress, compressedSide, type Steps } from './compress.js';
import { develop } from './develop.js';
import { createPlanes, writePixels, type Planes } from './planes.js';
import { addSensorNoise, noiseStarts, type Deviations } from './sensor-noise.js';
import { stretch, stretchedBox } from './stretch.js';
import { differingBox, widened } from './window.js';

/** What is the same in every frame. */
export interface Device {
  readonly noise: Deviations;
  /** The size of the video that is sent, in that of the pictures taken. */
  readonly scale: number;
  readonly steps: Steps;
}

/** What a phone does to the pictures of one moment. */
export interface Moment {
  /** The tone curves of red, green and blue. */
  readonly curves: readonly Float32Array[];
  readonly blur: Blur;
  readonly noiseRandom: RandomNumbers;
}

/**
 * The planes that a picture goes through in a phone. They are kept, so that of a picture that differs from the one
 * before in a window only what depends on that window is worked out.
 */
export class Recorder {
  private readonly developed: Planes;
  private readonly focused: Planes;
  private readonly averaged: Planes;
  private readonly noisy: Planes;
  private readonly sent: Planes;
  private readonly compressed: Planes;
  private readonly shown: Planes;

  constructor(
    readonly size: Size,
    private readonly device: Device,
  ) {
    const { scale } = device;
    const sent = { width: Math.round(size.width * scale), height: Math.round(size.height * scale) };
    this.developed = createPlanes(size);
    this.focused = createPlanes(size);
    this.averaged = createPlanes(size);
    this.noisy = createPlanes(size);
    this.sent = scale === 1 ? this.noisy : createPlanes(sent);
    this.compressed = createPlanes(sent);
    this.shown = scale === 1 ? this.compressed : createPlanes(size);
  }

  /** What comes out of pictures of one moment. */
  recordEach(images: readonly RgbImage[], moment: Moment): RgbImage[] {
    const { width, height } = this.size;
    const starts = noiseStarts(this.noisy, moment.noiseRandom);
    const recorded: RgbImage[] = [];
    images.forEach((image, i) => {
      const window = i === 0 ? { x: 0, y: 0, width, height } : differingBox(images[i - 1], image);
      const data = i === 0 ? new Uint8Array(3 * width * height) : recorded[i - 1].data.slice();
      recorded.push({ width, height, data });
      if (!window) return;
      const taken = this.take(image, window, moment, starts);
      writePixels(this.shown, recorded[i], this.send(taken));
    });
    return recorded;
  }

  /**
   * Exposure, lens, movement, noise.
   * @param window outside which the picture is the one before
   * @returns the box of `noisy` that has changed
   */
  private take(image: RgbImage, window: Box, { curves, blur }: Moment, starts: Int32Array): Box {
    let planes = this.developed;
    let box = widened(window, 0, 2, image);
    develop(image, curves, planes, box);
    if (blur.deviation >= leastDeviation) {
      box = widened(box, defocusReach, 2, image);
      defocus(planes, this.focused, box, blur.deviation);
      planes = this.focused;
    }
    if (Math.hypot(blur.dx, blur.dy) >= leastMotion) {
      box = widened(box, motionReach(blur), 2, image);
      motionBlur(planes, this.averaged, box, blur.dx, blur.dy);
      planes = this.averaged;
    }
    addSensorNoise(planes, this.noisy, box, this.device.noise, starts);
    return box;
  }

  /**
   * Scaling and compression.
   * @param taken the box of `noisy` that has changed
   * @returns that of `shown`
   */
  private send(taken: Box): Box {
    const { device, size, noisy, sent, compressed, shown } = this;
    const small = stretchedBox(taken, size, sent.light);
    const blocks = widened(small, 0, compressedSide, sent.light);
    if (sent !== noisy) stretch(noisy, sent, blocks);
    compress(sent, compressed, blocks, device.steps);
    const box = widened(stretchedBox(blocks, sent.light, size), 0, 2, size);
    if (shown !== compressed) stretch(compressed, shown, box);
    return box;
  }
}

/** Pixels: nothing is to be seen of less. */
const leastDeviation = 0.3;
const leastMotion = 0.5;
