/** An axis-parallel box in space, metres. */
export interface SpaceBox {
  readonly low: readonly [number, number, number];
  readonly high: readonly [number, number, number];
}

/** Points that fill a box in space, `gridSpacing` apart. */
export interface SpaceGrid {
  /** Where the first point is. */
  readonly origin: readonly [number, number, number];
  /** Points in x, y and z; x varies fastest. */
  readonly size: readonly [number, number, number];
}

/** Metres. */
export const gridSpacing = 0.0125;

export function gridIn({ low, high }: SpaceBox): SpaceGrid {
  const points = (axis: number) => Math.ceil((high[axis] - low[axis]) / gridSpacing) + 1;
  return { origin: low, size: [points(0), points(1), points(2)] };
}
