import type { GltfNode } from './gltf-document.js';

/** 4 × 4, column by column, as glTF has them. */
export type Matrix = ArrayLike<number>;

/** The transform `b`, then `a`. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  return Float64Array.from({ length: 16 }, (_, at) => {
    const row = at % 4;
    const column = at - row;
    return (
      a[row]! * b[column]! +
      a[row + 4]! * b[column + 1]! +
      a[row + 8]! * b[column + 2]! +
      a[row + 12]! * b[column + 3]!
    );
  });
}

/** A node's transform in its parent: its matrix, or scale, then rotation, then translation. */
export function localMatrix({ matrix, translation, rotation, scale }: GltfNode): Matrix {
  if (matrix) return matrix;
  const [x, y, z, w] = rotation as [number, number, number, number];
  const axes = [
    [1 - 2 * (y * y + z * z), 2 * (x * y + w * z), 2 * (x * z - w * y)],
    [2 * (x * y - w * z), 1 - 2 * (x * x + z * z), 2 * (y * z + w * x)],
    [2 * (x * z + w * y), 2 * (y * z - w * x), 1 - 2 * (x * x + y * y)],
  ];
  const columns = axes.flatMap((axis, i) => [...axis.map((value) => value * scale[i]!), 0]);
  return [...columns, ...translation, 1];
}

/** A turn about the y axis, radians. */
export function turnAboutY(angle: number): Matrix {
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  return [cosine, 0, -sine, 0, 0, 1, 0, 0, sine, 0, cosine, 0, 0, 0, 0, 1];
}

export const identity: Matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
