import { binCount, binCounts } from './color-bins.js';

/** What colours a part of this video's person has: a histogram that slowly forgets, read as a smooth density. */
export class ColorModel {
  /** Probability of each bin; all zero until something was learnt. */
  readonly density = new Float32Array(binCount);
  private readonly counts = new Float32Array(binCount);
  private weight = 0;

  /** Whether enough was seen to trust the density. */
  get known(): boolean {
    return this.weight > 12;
  }

  forget(share: number): void {
    for (let bin = 0; bin < binCount; bin++) this.counts[bin] *= 1 - share;
    this.weight *= 1 - share;
  }

  add(bin: number, weight: number): void {
    this.counts[bin] += weight;
    this.weight += weight;
  }

  /** Brings the density up to date with what was added. */
  update(): void {
    this.density.set(this.counts);
    for (let pass = 0; pass < 2; pass++) {
      blurAxis(this.density, binCounts.a * binCounts.b, binCounts.lightness);
      blurAxis(this.density, binCounts.b, binCounts.a);
      blurAxis(this.density, 1, binCounts.b);
    }
    const scale = this.weight > 0 ? 1 / this.weight : 0;
    for (let bin = 0; bin < binCount; bin++) this.density[bin] *= scale;
  }
}

/** Blurs by ¼, ½, ¼ along one axis in place; what would leave at an end stays there. */
function blurAxis(values: Float32Array, step: number, length: number): void {
  const span = step * length;
  for (let block = 0; block < binCount; block += span) {
    for (let line = block; line < block + step; line++) {
      let before = values[line];
      for (let at = line; at < line + span; at += step) {
        const here = values[at];
        const after = at + step < line + span ? values[at + step] : here;
        values[at] = 0.25 * before + 0.5 * here + 0.25 * after;
        before = here;
      }
    }
  }
}
