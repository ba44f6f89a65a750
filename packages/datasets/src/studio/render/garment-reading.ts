import { noGarment, warpGarment, type AppearanceFlow } from '@drapeflow/core';
import { garmentOf } from './garment-picture.js';
import { samplesPerPixel } from './sample-pattern.js';
import type { Shader, Stage } from './shade.js';

/** Where each pixel shows the garment, and what the garment's picture and the light are there. */
export interface GarmentReading {
  /** At pixels' centres; no garment where none is seen there. */
  readonly flow: AppearanceFlow;
  /** Its colours at the pixels where any sample sees it, one after another, and what light makes of them. */
  readonly colours: Uint8Array;
  readonly factors: Float64Array;
}

/**
 * Finds the garment at each pixel and reads its picture as the product does. A pixel at the garment's outline whose
 * centre shows something else is read where the garment is seen in it, so that its colour is the garment's own.
 * @param garmentIndex the index of its surface; −1 without a garment
 */
export function readGarment(stage: Stage, garmentIndex: number, shader: Shader): GarmentReading {
  const { geometry, visibility } = stage;
  const { width, height, triangles } = visibility;
  const flow = { width, height, data: new Float32Array(2 * width * height).fill(noGarment) };
  if (garmentIndex < 0) return { flow, colours: new Uint8Array(0), factors: new Float64Array(0) };
  const { texture, indices } = geometry.surfaces[garmentIndex];
  const first = geometry.firstTriangle[garmentIndex];
  const samples = firstSamples(triangles, first, first + indices.length / 3);
  const count = countOf(samples);
  const places = new Float32Array(2 * count);
  const factors = new Float64Array(3 * count);
  for (let pixel = 0, at = 0; pixel < samples.length; pixel++) {
    const sample = samples[pixel];
    if (sample < 0) continue;
    const triangle = triangles[pixel * samplesPerPixel + sample];
    shader.light(triangle, pixel % width, (pixel / width) | 0, sample);
    places[2 * at] = 2 * shader.fragment.u - 1;
    places[2 * at + 1] = 2 * shader.fragment.v - 1;
    if (sample === 0) {
      flow.data[2 * pixel] = places[2 * at];
      flow.data[2 * pixel + 1] = places[2 * at + 1];
    }
    for (let i = 0; i < 3; i++) factors[3 * at + i] = shader.factors[i];
    at++;
  }
  const list = { width: count, height: 1, data: places };
  return { flow, colours: warpGarment(garmentOf(texture), list).image.data, factors };
}

/** The first sample of each pixel that shows one of the triangles `first` … `end` − 1, or −1. */
function firstSamples(triangles: Int32Array, first: number, end: number): Int8Array {
  const samples = new Int8Array(triangles.length / samplesPerPixel).fill(-1);
  for (let pixel = 0, at = 0; pixel < samples.length; pixel++, at += samplesPerPixel) {
    for (let sample = 0; sample < samplesPerPixel; sample++) {
      const triangle = triangles[at + sample];
      if (triangle < first || triangle >= end) continue;
      samples[pixel] = sample;
      break;
    }
  }
  return samples;
}

function countOf(samples: Int8Array): number {
  let count = 0;
  for (let pixel = 0; pixel < samples.length; pixel++) if (samples[pixel] >= 0) count++;
  return count;
}
