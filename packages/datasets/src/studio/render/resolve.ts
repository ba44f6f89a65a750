import type { RgbImage } from '@drapeflow/core';
import { readGarment, type GarmentReading } from './garment-reading.js';
import type { RenderedFrame } from './rendered-frame.js';
import { lightOf, responseTo } from './response.js';
import { samplesPerPixel } from './sample-pattern.js';
import { Shader, type Stage } from './shade.js';

/**
 * Makes a frame of what the samples see.
 * @param garmentIndex the index of the garment's surface; −1 without one
 */
export function resolve(stage: Stage, background: RgbImage, garmentIndex: number): RenderedFrame {
  return new Resolver(stage, garmentIndex).resolve(background);
}

/** Each surface in a pixel is shaded once and counts by the samples it covers. */
class Resolver {
  private readonly shader: Shader;
  /** The surfaces in the pixel at hand, −1 for the background: which, at which sample first, in how many. */
  private readonly surfaces = new Int32Array(samplesPerPixel);
  private readonly samples = new Int32Array(samplesPerPixel);
  private readonly counts = new Int32Array(samplesPerPixel);
  private readonly labels = new Int32Array(samplesPerPixel);
  private readonly mixed = new Float64Array(3);
  /** How many pixels that show the garment have been painted. */
  private garmentPixels = 0;

  constructor(
    private readonly stage: Stage,
    private readonly garmentIndex: number,
  ) {
    this.shader = new Shader(stage);
  }

  resolve(background: RgbImage): RenderedFrame {
    const { width, height, triangles } = this.stage.visibility;
    const read = readGarment(this.stage, this.garmentIndex, this.shader);
    const frame: RenderedFrame = {
      image: { width, height, data: background.data.slice() },
      person: new Float32Array(width * height),
      labels: new Uint8Array(width * height),
      depth: new Float32Array(width * height).fill(Infinity),
      flow: read.flow,
      garment: new Float32Array(width * height),
      shading: new Float32Array(3 * width * height),
    };
    for (let y = 0, pixel = 0; y < height; y++) {
      for (let x = 0; x < width; x++, pixel++) {
        if (isEmpty(triangles, pixel * samplesPerPixel)) continue;
        const groups = this.group(pixel);
        this.name(pixel, frame);
        this.paint(x, y, groups, read, frame);
      }
    }
    return frame;
  }

  /** Sorts the samples of a pixel by the surface that they see. @returns the number of surfaces */
  private group(pixel: number): number {
    const { surfaces, samples, counts } = this;
    let groups = 0;
    for (let sample = 0; sample < samplesPerPixel; sample++) {
      const surface = this.surfaceAt(pixel, sample);
      let group = 0;
      while (group < groups && surfaces[group] !== surface) group++;
      if (group === groups) {
        surfaces[group] = surface;
        samples[group] = sample;
        counts[group] = 0;
        groups++;
      }
      counts[group]++;
    }
    return groups;
  }

  private surfaceAt(pixel: number, sample: number): number {
    const { geometry, visibility } = this.stage;
    const triangle = visibility.triangles[pixel * samplesPerPixel + sample];
    return triangle < 0 ? -1 : geometry.surfaceOfTriangle[triangle];
  }

  /** Finds the label that most samples of a pixel have, the earlier sample's among equals, and how far away it is. */
  private name(pixel: number, frame: RenderedFrame): void {
    const { geometry, visibility } = this.stage;
    const { labels } = this;
    const first = pixel * samplesPerPixel;
    for (let sample = 0; sample < samplesPerPixel; sample++) {
      const triangle = visibility.triangles[first + sample];
      labels[sample] = triangle < 0 ? 0 : geometry.labelOfTriangle[triangle];
    }
    let most = 0;
    let best = 0;
    for (let sample = 0; 2 * most < samplesPerPixel && sample < samplesPerPixel; sample++) {
      let count = 0;
      for (let other = 0; other < samplesPerPixel; other++) {
        if (labels[other] === labels[sample]) count++;
      }
      if (count <= most) continue;
      most = count;
      best = sample;
    }
    const triangle = visibility.triangles[first + best];
    frame.labels[pixel] = labels[best];
    if (triangle < 0) return;
    const { lift } = geometry.surfaces[geometry.surfaceOfTriangle[triangle]];
    frame.depth[pixel] = 1 / visibility.nearness[first + best] + lift;
  }

  private paint(
    x: number,
    y: number,
    groups: number,
    garment: GarmentReading,
    frame: RenderedFrame,
  ): void {
    const { mixed } = this;
    const { colour } = this.shader;
    const { width, data } = frame.image;
    const pixel = y * width + x;
    if (groups === 1) {
      this.shadeGroup(0, x, y, garment, frame);
      for (let i = 0; i < 3; i++) data[3 * pixel + i] = colour[i] + 0.5;
      return;
    }
    for (let i = 0; i < 3; i++) mixed[i] = 0;
    for (let group = 0; group < groups; group++) {
      const share = this.counts[group] / samplesPerPixel;
      if (this.surfaces[group] < 0) {
        for (let i = 0; i < 3; i++) mixed[i] += share * lightOf[data[3 * pixel + i]];
        continue;
      }
      this.shadeGroup(group, x, y, garment, frame);
      for (let i = 0; i < 3; i++) mixed[i] += share * lightOf[Math.round(colour[i])];
    }
    for (let i = 0; i < 3; i++)
      data[3 * pixel + i] = Math.min(255, 255 * responseTo(mixed[i]) + 0.5);
  }

  /** Shades one of the surfaces in a pixel, and notes how much of the pixel it covers. */
  private shadeGroup(
    group: number,
    x: number,
    y: number,
    garment: GarmentReading,
    frame: RenderedFrame,
  ): void {
    const { shader } = this;
    const { width, triangles } = this.stage.visibility;
    const pixel = y * width + x;
    const share = this.counts[group] / samplesPerPixel;
    const sample = this.samples[group];
    const triangle = triangles[pixel * samplesPerPixel + sample];
    frame.person[pixel] += share;
    if (this.surfaces[group] !== this.garmentIndex) {
      shader.shade(triangle, x, y, sample);
      return;
    }
    const at = 3 * this.garmentPixels++;
    frame.garment[pixel] = share;
    for (let i = 0; i < 3; i++) {
      const factor = garment.factors[at + i];
      frame.shading[3 * pixel + i] = factor;
      shader.colour[i] = Math.min(255, garment.colours[at + i] * factor);
    }
  }
}

/** Whether no sample of a pixel sees a surface. @param first the index of its first sample */
function isEmpty(triangles: Int32Array, first: number): boolean {
  for (let sample = 0; sample < samplesPerPixel; sample++) {
    if (triangles[first + sample] >= 0) return false;
  }
  return true;
}
