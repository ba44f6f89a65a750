/**
 * Grid sampling on plain numbers. The loops are functions of the module, on numbers and typed arrays alone: closures
 * and objects inside them cost twentyfold.
 */

export interface SamplingSizes {
  readonly batch: number;
  /** Of the image that is read. */
  readonly rows: number;
  readonly columns: number;
  readonly channels: number;
  /** Places at which each image is read. */
  readonly pixels: number;
}

/** @param sampled written: [batch, pixels, channels] */
export function sampleImage(
  sampled: Float32Array,
  image: Float32Array,
  flow: Float32Array,
  { batch, rows, columns, channels, pixels }: SamplingSizes,
): void {
  for (let n = 0, place = 0, to = 0; n < batch; n++) {
    for (let pixel = 0; pixel < pixels; pixel++, place += 2, to += channels) {
      const x = ((flow[place] + 1) * columns) / 2 - 0.5;
      const y = ((flow[place + 1] + 1) * rows) / 2 - 0.5;
      const left = Math.floor(x);
      const top = Math.floor(y);
      for (let corner = 0; corner < 4; corner++) {
        const column = left + (corner & 1);
        const row = top + (corner >> 1);
        if (row < 0 || row >= rows || column < 0 || column >= columns) continue;
        const weight = (1 - Math.abs(x - column)) * (1 - Math.abs(y - row));
        const from = ((n * rows + row) * columns + column) * channels;
        for (let c = 0; c < channels; c++) sampled[to + c] += weight * image[from + c];
      }
    }
  }
}

/** @param by added to: [batch, rows, columns, channels] */
export function addImageGradient(
  by: Float32Array,
  gradient: Float32Array,
  flow: Float32Array,
  { batch, rows, columns, channels, pixels }: SamplingSizes,
): void {
  for (let n = 0, place = 0, from = 0; n < batch; n++) {
    for (let pixel = 0; pixel < pixels; pixel++, place += 2, from += channels) {
      const x = ((flow[place] + 1) * columns) / 2 - 0.5;
      const y = ((flow[place + 1] + 1) * rows) / 2 - 0.5;
      const left = Math.floor(x);
      const top = Math.floor(y);
      for (let corner = 0; corner < 4; corner++) {
        const column = left + (corner & 1);
        const row = top + (corner >> 1);
        if (row < 0 || row >= rows || column < 0 || column >= columns) continue;
        const weight = (1 - Math.abs(x - column)) * (1 - Math.abs(y - row));
        const to = ((n * rows + row) * columns + column) * channels;
        for (let c = 0; c < channels; c++) by[to + c] += weight * gradient[from + c];
      }
    }
  }
}

/** @param by added to: [batch, pixels, 2] */
export function addFlowGradient(
  by: Float32Array,
  gradient: Float32Array,
  image: Float32Array,
  flow: Float32Array,
  { batch, rows, columns, channels, pixels }: SamplingSizes,
): void {
  for (let n = 0, place = 0, from = 0; n < batch; n++) {
    for (let pixel = 0; pixel < pixels; pixel++, place += 2, from += channels) {
      const x = ((flow[place] + 1) * columns) / 2 - 0.5;
      const y = ((flow[place + 1] + 1) * rows) / 2 - 0.5;
      const left = Math.floor(x);
      const top = Math.floor(y);
      for (let corner = 0; corner < 4; corner++) {
        const column = left + (corner & 1);
        const row = top + (corner >> 1);
        if (row < 0 || row >= rows || column < 0 || column >= columns) continue;
        const at = ((n * rows + row) * columns + column) * channels;
        let product = 0;
        for (let c = 0; c < channels; c++) product += image[at + c] * gradient[from + c];
        const rightwards = column === left ? -1 : 1;
        const downwards = row === top ? -1 : 1;
        by[place] += product * rightwards * (1 - Math.abs(y - row)) * (columns / 2);
        by[place + 1] += product * downwards * (1 - Math.abs(x - column)) * (rows / 2);
      }
    }
  }
}
