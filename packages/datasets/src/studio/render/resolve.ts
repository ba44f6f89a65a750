import { noGarment, type RgbImage } from '@drapeflow/core';
import { Fragments } from './fragments.js';
import type { RenderedFrame } from './rendered-frame.js';
import { lightOf, responseTo } from './response.js';
import { samplesPerPixel } from './sample-pattern.js';
import { shade, type Stage } from './shade.js';

/** What is seen in the pixels at hand. */
const fragments = new Fragments();

/** Makes a frame of what the samples see: each surface in a pixel is shaded once and counts by the samples it covers. */
export function resolve(stage: Stage, background: RgbImage): RenderedFrame {
  const { width, height, triangles } = stage.visibility;
  const frame: RenderedFrame = {
    image: { width, height, data: background.data.slice() },
    person: new Float32Array(width * height),
    labels: new Uint8Array(width * height),
    depth: new Float32Array(width * height).fill(Infinity),
    flow: { width, height, data: new Float32Array(2 * width * height).fill(noGarment) },
    garment: new Float32Array(width * height),
    shading: new Float32Array(3 * width * height),
  };
  for (let y = 0, pixel = 0; y < height; y++) {
    for (let x = 0; x < width; x++, pixel++) {
      if (isEmpty(triangles, pixel * samplesPerPixel)) continue;
      if (fragments.isFull) finish(stage, frame);
      gather(stage, pixel, x, y, frame);
    }
  }
  finish(stage, frame);
  return frame;
}

/** Whether no sample of a pixel sees a surface. @param first the index of its first sample */
function isEmpty(triangles: Int32Array, first: number): boolean {
  for (let sample = 0; sample < samplesPerPixel; sample++) {
    if (triangles[first + sample] >= 0) return false;
  }
  return true;
}

/** Whether all samples of a pixel see the same surface, under the same label. */
function isUniform({ geometry, visibility }: Stage, pixel: number): boolean {
  const { triangles } = visibility;
  const { surfaceOfTriangle, labelOfTriangle } = geometry;
  const first = pixel * samplesPerPixel;
  const triangle = triangles[first];
  if (triangle < 0) return false;
  const surface = surfaceOfTriangle[triangle];
  const label = labelOfTriangle[triangle];
  for (let at = first + 1; at < first + samplesPerPixel; at++) {
    const other = triangles[at];
    if (other < 0 || surfaceOfTriangle[other] !== surface || labelOfTriangle[other] !== label)
      return false;
  }
  return true;
}

/** Finds what is seen in a pixel. */
function gather(stage: Stage, pixel: number, x: number, y: number, frame: RenderedFrame): void {
  // As most pixels are.
  if (isUniform(stage, pixel)) {
    const triangle = stage.visibility.triangles[pixel * samplesPerPixel];
    const surface = stage.geometry.surfaceOfTriangle[triangle];
    fragments.add(pixel, x, y, 0, triangle, surface, samplesPerPixel);
    name(stage, pixel, 0, frame);
    return;
  }
  sortSamples(stage, pixel, x, y);
  name(stage, pixel, mainSample(stage, pixel), frame);
}

/** Sorts the samples of a pixel by the surface that they see. */
function sortSamples({ geometry, visibility }: Stage, pixel: number, x: number, y: number): void {
  const { surfaces, counts } = fragments;
  const first = fragments.count;
  for (let sample = 0; sample < samplesPerPixel; sample++) {
    const triangle = visibility.triangles[pixel * samplesPerPixel + sample];
    if (triangle < 0) continue;
    const surface = geometry.surfaceOfTriangle[triangle];
    let at = first;
    while (at < fragments.count && surfaces[at] !== surface) at++;
    if (at === fragments.count) fragments.add(pixel, x, y, sample, triangle, surface, 1);
    else counts[at]++;
  }
}

/** The labels of the samples of the pixel at hand. */
const labels = new Int32Array(samplesPerPixel);

/** Finds a sample with the label that most samples of a pixel have: the earliest sample's among equals. */
function mainSample({ geometry, visibility }: Stage, pixel: number): number {
  for (let sample = 0; sample < samplesPerPixel; sample++) {
    const triangle = visibility.triangles[pixel * samplesPerPixel + sample];
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
  return best;
}

/** Notes the label of what a sample of a pixel sees, and how far away it is. */
function name(
  { geometry, visibility }: Stage,
  pixel: number,
  sample: number,
  { labels, depth }: RenderedFrame,
): void {
  const at = pixel * samplesPerPixel + sample;
  const triangle = visibility.triangles[at];
  if (triangle < 0) return;
  labels[pixel] = geometry.labelOfTriangle[triangle];
  depth[pixel] =
    1 / visibility.nearness[at] + geometry.surfaces[geometry.surfaceOfTriangle[triangle]].lift;
}

/** Shades the fragments gathered, puts them into the frame, and makes room for more. */
function finish(stage: Stage, frame: RenderedFrame): void {
  shade(fragments, stage);
  note(stage.garmentIndex, frame);
  for (let at = 0; at < fragments.count; at = paint(at, frame));
  fragments.count = 0;
}

/** Notes where the frame shows the garment, and in what light. */
function note(garmentIndex: number, { flow, garment, shading }: RenderedFrame): void {
  const { pixels, samples, surfaces, counts, places, factors } = fragments;
  for (let at = 0; at < fragments.count; at++) {
    if (surfaces[at] !== garmentIndex) continue;
    const pixel = pixels[at];
    garment[pixel] = counts[at] / samplesPerPixel;
    for (let i = 0; i < 3; i++) shading[3 * pixel + i] = factors[3 * at + i];
    // At pixels' centres alone.
    if (samples[at] > 0) continue;
    for (let i = 0; i < 2; i++) flow.data[2 * pixel + i] = 2 * places[2 * at + i] - 1;
  }
}

/** Paints the pixel of a fragment, its first. @returns the first of the next pixel */
function paint(first: number, { image, person }: RenderedFrame): number {
  const { pixels, counts, colours } = fragments;
  const { data } = image;
  const pixel = pixels[first];
  if (counts[first] === samplesPerPixel) {
    person[pixel] = 1;
    for (let i = 0; i < 3; i++) data[3 * pixel + i] = colours[3 * first + i] + 0.5;
    return first + 1;
  }
  let end = first;
  let covered = 0;
  for (; end < fragments.count && pixels[end] === pixel; end++) covered += counts[end];
  person[pixel] = covered / samplesPerPixel;
  for (let i = 0; i < 3; i++) {
    let light = (samplesPerPixel - covered) * lightOf[data[3 * pixel + i]];
    for (let at = first; at < end; at++) {
      light += counts[at] * lightOf[Math.round(colours[3 * at + i])];
    }
    data[3 * pixel + i] = Math.min(255, 255 * responseTo(light / samplesPerPixel) + 0.5);
  }
  return end;
}
