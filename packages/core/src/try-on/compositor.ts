import { guidedFilter } from '../arithmetic/guided-filter.js';
import { luminance } from '../arithmetic/luminance.js';
import { resizePlane } from '../arithmetic/resize-mask.js';
import type { AppearanceFlow } from '../contracts/appearance-flow.js';
import type { GeneratorOutput } from '../contracts/generator.js';
import type { Box, RgbImage } from '../contracts/image.js';
import type { Garment } from '../contracts/garment.js';
import { GarmentPyramid } from './garment-pyramid.js';
import { PlaneRows } from './plane-rows.js';
import { UpsampledFlow } from './upsampled-flow.js';
import { sampleGarment } from './warp-garment.js';

/** Makes the frames of one video at the source's resolution. Calls may overlap. */
export interface Compositor {
  composite(input: CompositeInput): Promise<RgbImage>;
  dispose?(): Promise<void>;
}

/** A compositor that works where it is called. */
export function createCompositor(garment: Garment): Compositor {
  const pyramid = new GarmentPyramid(garment);
  return { composite: async (input) => composite(input, pyramid) };
}

export interface CompositeInput {
  readonly frame: RgbImage;
  /** The part of the frame that the working image shows. */
  readonly crop: Box;
  /** The crop at the working size: what edges are followed in. */
  readonly image: RgbImage;
  readonly flow: AppearanceFlow;
  readonly generated: GeneratorOutput;
}

/** The guided filter works at half the working size, which is enough for its smooth local models. */
const guideShrink = 2;
const guideRadius = 2;
const guideEpsilon = 4e-4;
/** The garment's outline is where half of a pixel's neighbourhood is covered; it is drawn that soft. */
const outline = { from: 0.33, to: 0.67 };
/** How far around a mask, in working pixels, the filter can reach. */
const guideReach = 5;

/**
 * Brings a try-on to the source's own resolution: the flow is upsampled and the garment sampled there, the masks'
 * edges follow the edges of the frame, and every pixel that is neither garment nor freed stays the source's own.
 */
export function composite(input: CompositeInput, pyramid: GarmentPyramid): RgbImage {
  const { frame, crop, flow, generated } = input;
  const { width, height } = generated.tryOn;
  const result = frame.data.slice();
  const garment = pyramid.levelFor(flow, crop.width / flow.width);
  const guided = { width: Math.ceil(width / guideShrink), height: Math.ceil(height / guideShrink) };
  const shrink = (plane: Float32Array) =>
    resizePlane(plane, width, height, guided.width, guided.height);
  const guide = guidedFilter(
    shrink(luminance(input.image)),
    guided.width,
    guided.height,
    guideRadius,
    guideEpsilon,
  );
  const replaced = guide.fit(shrink(generated.replaced.data));
  const visible = guide.fit(shrink(generated.visible.data));
  const body = split(generated.body);
  const upsampled = new UpsampledFlow(flow);
  const changed = changedPixels(generated, flow, upsampled);
  const models = [replaced.slope, replaced.offset, visible.slope, visible.offset];
  const modelRows = new PlaneRows(models, guided.width, guided.height);
  const rows = new PlaneRows([generated.shading.data, ...body], width, height);
  const columns = positions(crop.x, crop.width, width, frame.width);
  const modelColumns = positions(crop.x, crop.width, guided.width, frame.width);
  const flowColumns = positions(crop.x, crop.width, flow.width, frame.width);
  const lines = positions(crop.y, crop.height, height, frame.height);
  const modelLines = positions(crop.y, crop.height, guided.height, frame.height);
  const flowLines = positions(crop.y, crop.height, flow.height, frame.height);
  const found = new Float32Array(3);
  const colour = new Float32Array(4);

  for (let y = lines.first; y < lines.end; y++) {
    const row = lines.index[y];
    rows.moveTo(row, lines.fraction[y]);
    modelRows.moveTo(modelLines.index[y], modelLines.fraction[y]);
    const [slopeR, offsetR, slopeV, offsetV] = modelRows.values;
    const [shade, red, green, blue] = rows.values;
    for (let x = columns.first; x < columns.end; x++) {
      const column = columns.index[x];
      if (!changed[row * width + column]) continue;
      const next = column + 1 < width ? column + 1 : column;
      const f = columns.fraction[x];
      const g = 1 - f;
      const at = 3 * (y * frame.width + x);
      const light =
        (0.299 * frame.data[at] + 0.587 * frame.data[at + 1] + 0.114 * frame.data[at + 2]) / 255;
      const m = modelColumns.index[x];
      const n = m + 1 < guided.width ? m + 1 : m;
      const h = modelColumns.fraction[x];
      const freed = steepen(
        (slopeR[m] * (1 - h) + slopeR[n] * h) * light + offsetR[m] * (1 - h) + offsetR[n] * h,
      );
      if (freed > 0) {
        const keep = 1 - freed;
        result[at] = result[at] * keep + (red[column] * g + red[next] * f) * freed + 0.5;
        result[at + 1] =
          result[at + 1] * keep + (green[column] * g + green[next] * f) * freed + 0.5;
        result[at + 2] = result[at + 2] * keep + (blue[column] * g + blue[next] * f) * freed + 0.5;
      }
      upsampled.read(
        flowColumns.index[x],
        flowLines.index[y],
        flowColumns.fraction[x],
        flowLines.fraction[y],
        found,
      );
      if (found[2] <= outline.from) continue;
      const shown = steepen(
        (slopeV[m] * (1 - h) + slopeV[n] * h) * light + offsetV[m] * (1 - h) + offsetV[n] * h,
      );
      if (shown <= 0) continue;
      sampleGarment(garment, found[0], found[1], colour);
      const alpha =
        smoothStep(0.4, 0.95, colour[3]) * shown * smoothStep(outline.from, outline.to, found[2]);
      if (alpha <= 0) continue;
      const factor = (shade[column] * g + shade[next] * f) * alpha;
      const keep = 1 - alpha;
      result[at] = Math.min(255, result[at] * keep + colour[0] * factor + 0.5);
      result[at + 1] = Math.min(255, result[at + 1] * keep + colour[1] * factor + 0.5);
      result[at + 2] = Math.min(255, result[at + 2] * keep + colour[2] * factor + 0.5);
    }
  }
  return { width: frame.width, height: frame.height, data: result };
}

/** The guided filter leaves faint traces around a mask: they are cut off, so that what is not meant stays untouched. */
function steepen(value: number): number {
  return smoothStep(0.08, 0.92, value);
}

function smoothStep(low: number, high: number, value: number): number {
  const t = value <= low ? 0 : value >= high ? 1 : (value - low) / (high - low);
  return t * t * (3 - 2 * t);
}

function split(image: RgbImage): [Float32Array, Float32Array, Float32Array] {
  const count = image.width * image.height;
  const planes: [Float32Array, Float32Array, Float32Array] = [
    new Float32Array(count),
    new Float32Array(count),
    new Float32Array(count),
  ];
  for (let i = 0; i < count; i++) {
    for (let channel = 0; channel < 3; channel++) planes[channel][i] = image.data[3 * i + channel];
  }
  return planes;
}

/** Working pixels near which anything can change; at all others the frame is left alone without a look. */
function changedPixels(
  generated: GeneratorOutput,
  flow: AppearanceFlow,
  upsampled: UpsampledFlow,
): Uint8Array {
  const { width, height } = generated.tryOn;
  const seed = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const flowRow = Math.min(Math.floor((y * flow.height) / height), flow.height - 1);
    for (let x = 0; x < width; x++) {
      const flowColumn = Math.min(Math.floor((x * flow.width) / width), flow.width - 1);
      const at = y * width + x;
      const covered = upsampled.kinds[flowRow * flow.width + flowColumn] > 0;
      seed[at] = covered || generated.replaced.data[at] > 0.02 ? 1 : 0;
    }
  }
  return widen(seed, width, height, guideReach);
}

function widen(seed: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  const rows = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      if (seed[row + x])
        rows.fill(1, row + Math.max(0, x - radius), row + Math.min(x + radius + 1, width));
    }
  }
  const wide = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const bottom = Math.min(y + radius, height - 1);
    for (let other = Math.max(0, y - radius); other <= bottom; other++) {
      for (let x = 0; x < width; x++) wide[y * width + x] |= rows[other * width + x];
    }
  }
  return wide;
}

interface Positions {
  readonly first: number;
  readonly end: number;
  readonly index: Int32Array;
  readonly fraction: Float32Array;
}

/** For each pixel of the frame inside the crop: the working pixel before its centre and how far past it. */
function positions(start: number, length: number, sources: number, targets: number): Positions {
  const index = new Int32Array(targets);
  const fraction = new Float32Array(targets);
  const first = Math.max(0, Math.ceil(start - 0.5));
  const end = Math.min(targets, Math.floor(start + length + 0.5));
  for (let target = first; target < end; target++) {
    const at = ((target + 0.5 - start) * sources) / length - 0.5;
    const clamped = Math.min(Math.max(at, 0), sources - 1);
    index[target] = Math.floor(clamped);
    fraction[target] = clamped - index[target];
  }
  return { first, end, index, fraction };
}
