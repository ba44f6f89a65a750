import { samplesPerPixel } from './sample-pattern.js';

/**
 * So many are shaded at a time: few enough to stay in the processor's cache, enough that what those of one surface have
 * in common is looked up rarely.
 */
const capacity = 1024;

/** Surfaces seen in pixels, each of which is shaded once. One object is used again and again, so that nothing is allocated. */
export class Fragments {
  count = 0;
  /** The pixel, and its column and row. */
  readonly pixels = new Int32Array(capacity);
  readonly columns = new Int32Array(capacity);
  readonly rows = new Int32Array(capacity);
  /** The first of the pixel's samples that sees the surface, the triangle seen there, and how many samples see it. */
  readonly samples = new Uint8Array(capacity);
  readonly triangles = new Int32Array(capacity);
  readonly surfaces = new Uint8Array(capacity);
  readonly counts = new Uint8Array(capacity);

  /** Those of the surface at hand, in the pixels' order. */
  readonly selected = new Int32Array(capacity);
  selectedCount = 0;

  /** Where the line of sight points before the camera, with 1 along its axis, [fragments, 2]. */
  readonly rays = new Float64Array(2 * capacity);
  /** The share of each corner of the triangle, which sum to 1, [fragments, 3]. */
  readonly weights = new Float64Array(3 * capacity);
  /** Metres along the line of sight's axis. */
  readonly depths = new Float64Array(capacity);
  /** The place in the texture, 0…1, [fragments, 2]. */
  readonly places = new Float64Array(2 * capacity);
  /** How far apart neighbouring pixels are in the texture, whose side is 1. */
  readonly footprints = new Float64Array(capacity);
  /** The unit normal of the side that is seen, [fragments, 3]. */
  readonly normals = new Float64Array(3 * capacity);
  /** Whether that is the back. */
  readonly isBack = new Uint8Array(capacity);
  /** How much the heights of folds change along u and v, [fragments, 2]. */
  readonly slopes = new Float64Array(2 * capacity);
  /** How much of the light from all sides gets there, 0…1. */
  readonly openness = new Float64Array(capacity);
  /** How much of the light from the side matt white would send back, 0…1. */
  readonly beams = new Float64Array(capacity);
  /** How much of the light from the side is mirrored, whatever the colour beneath. */
  readonly sheens = new Float64Array(capacity);
  /** The texture's colour, and then what light makes of it, 0…255, [fragments, 3]. */
  readonly colours = new Float64Array(3 * capacity);
  /** What the texture is multiplied by, tint and light together, [fragments, 3]. */
  readonly factors = new Float64Array(3 * capacity);

  /** Whether there may be no room for all that one more pixel shows. */
  get isFull(): boolean {
    return this.count + samplesPerPixel > capacity;
  }

  /** Adds what `count` samples of a pixel see, the first of them `sample`. @returns its index */
  add(
    pixel: number,
    column: number,
    row: number,
    sample: number,
    triangle: number,
    surface: number,
    count: number,
  ): number {
    const at = this.count++;
    this.pixels[at] = pixel;
    this.columns[at] = column;
    this.rows[at] = row;
    this.samples[at] = sample;
    this.triangles[at] = triangle;
    this.surfaces[at] = surface;
    this.counts[at] = count;
    return at;
  }

  /** Selects those of one surface. @returns whether there are any */
  select(surface: number): boolean {
    const { surfaces, selected } = this;
    let count = 0;
    for (let at = 0; at < this.count; at++) if (surfaces[at] === surface) selected[count++] = at;
    this.selectedCount = count;
    return count > 0;
  }

  clearSheens(): void {
    const { selected, selectedCount, sheens } = this;
    for (let i = 0; i < selectedCount; i++) sheens[selected[i]] = 0;
  }
}
