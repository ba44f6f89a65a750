/**
 * For each vertex the index of the first vertex at its place.
 * @param positions [vertices, 3]
 * @param tolerance places are told apart by steps of this size, in units of the positions
 */
export function weldVertices(positions: Float32Array, tolerance = 1e-5): Uint32Array {
  const first = new Map<string, number>();
  return Uint32Array.from({ length: positions.length / 3 }, (_, vertex) => {
    const place = [0, 1, 2]
      .map((axis) => Math.round(positions[3 * vertex + axis]! / tolerance))
      .join();
    const known = first.get(place) ?? vertex;
    first.set(place, known);
    return known;
  });
}
