import { noGarment, warpGarment, type AppearanceFlow } from '@drapeflow/core';
import type { Fragment } from './fragment.js';
import { garmentOf } from './garment-picture.js';
import type { Geometry } from './geometry.js';
import { samplesPerPixel } from './sample-pattern.js';
import type { VisibilityBuffer } from './visibility-buffer.js';

/** Where each pixel shows the garment, and the garment's picture read there. */
export interface GarmentReading {
  /** At pixels' centres; no garment where none is seen there. */
  readonly flow: AppearanceFlow;
  /** Its colours at the pixels where any sample sees it, one after another. */
  readonly colours: Uint8Array;
}

/**
 * Finds the garment at each pixel and reads its picture as the product does. A pixel at the garment's outline whose
 * centre shows something else is read where the garment is seen in it, so that its colour is the garment's own.
 * @param garmentIndex the index of its surface; −1 without a garment
 */
export function readGarment(
  geometry: Geometry,
  visibility: VisibilityBuffer,
  garmentIndex: number,
  fragment: Fragment,
): GarmentReading {
  const { width, height, triangles } = visibility;
  const flow = { width, height, data: new Float32Array(2 * width * height).fill(noGarment) };
  if (garmentIndex < 0) return { flow, colours: new Uint8Array(0) };
  const { texture, indices } = geometry.surfaces[garmentIndex];
  const first = geometry.firstTriangle[garmentIndex];
  const end = first + indices.length / 3;
  const places = new Float32Array(2 * width * height);
  let count = 0;
  for (let y = 0, pixel = 0; y < height; y++) {
    for (let x = 0; x < width; x++, pixel++) {
      const sample = firstSample(triangles, pixel * samplesPerPixel, first, end);
      if (sample < 0) continue;
      const triangle = triangles[pixel * samplesPerPixel + sample];
      fragment.trace(triangle, x, y, sample);
      places[2 * count] = 2 * fragment.u - 1;
      places[2 * count + 1] = 2 * fragment.v - 1;
      if (sample === 0) {
        flow.data[2 * pixel] = places[2 * count];
        flow.data[2 * pixel + 1] = places[2 * count + 1];
      }
      count++;
    }
  }
  const list = { width: count, height: 1, data: places };
  return { flow, colours: warpGarment(garmentOf(texture), list).image.data };
}

/** The first sample of a pixel that shows one of the triangles `first` … `end` − 1, or −1. */
function firstSample(triangles: Int32Array, at: number, first: number, end: number): number {
  for (let sample = 0; sample < samplesPerPixel; sample++) {
    if (triangles[at + sample] >= first && triangles[at + sample] < end) return sample;
  }
  return -1;
}
