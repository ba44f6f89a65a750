/**
 * An appearance flow `F_t`: for each output pixel, where in the garment picture it is sampled from.
 * `data[2 · (y · width + x)]` is u, the next value v, both normalized: −1 is the outer edge of the garment
 * picture's first column (row), +1 the outer edge of its last. Values outside −1…1 sample nothing: there is
 * no garment at that pixel.
 */
export interface AppearanceFlow {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** A coordinate outside the garment picture: nothing is sampled there. */
export const noGarment = 2;
