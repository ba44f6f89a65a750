/** The sizes of a tensor's axes, outermost first; `[]` is one number. Images are [batch, height, width, channels]. */
export type Shape = readonly number[];

export function elementCount(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

export function describeShape(shape: Shape): string {
  return `[${shape.join(', ')}]`;
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}

/**
 * The shape of two tensors combined element by element: one of them may be a single number, else both have as many
 * axes, and an axis of size 1 is repeated.
 */
export function broadcastShape(a: Shape, b: Shape): Shape | undefined {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  if (a.length !== b.length) return undefined;
  const fits = a.every((size, axis) => size === b[axis] || size === 1 || b[axis] === 1);
  return fits ? a.map((size, axis) => Math.max(size, b[axis])) : undefined;
}
