/** Several planes of one size, read along a line between two of their rows. */
export class PlaneRows {
  /** For each plane its values along the line. */
  readonly values: readonly Float32Array[];

  constructor(
    private readonly planes: readonly Float32Array[],
    private readonly width: number,
    private readonly height: number,
  ) {
    this.values = planes.map(() => new Float32Array(width));
  }

  /** @param down 0…1, how far past the row */
  moveTo(row: number, down: number): void {
    const upper = row * this.width;
    const lower = Math.min(row + 1, this.height - 1) * this.width;
    for (let plane = 0; plane < this.planes.length; plane++) {
      mixRows(this.planes[plane], upper, lower, down, this.values[plane]);
    }
  }
}

function mixRows(
  plane: Float32Array,
  upper: number,
  lower: number,
  down: number,
  target: Float32Array,
): void {
  for (let x = 0; x < target.length; x++) {
    target[x] = plane[upper + x] * (1 - down) + plane[lower + x] * down;
  }
}
