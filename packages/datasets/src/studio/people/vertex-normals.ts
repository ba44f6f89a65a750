/**
 * Smooth normals: at each vertex the mean of its triangles' normals by their areas, over seams of the texture as well.
 * @param positions [vertices, 3]
 * @param indices counter-clockwise seen from outside, [triangles, 3]
 * @param welds for each vertex the first vertex at its place, [vertices]
 * @param normals is filled with unit vectors, outwards, [vertices, 3]; a vertex of no triangle has (0, 0, 0)
 */
export function vertexNormals(
  positions: Float32Array,
  indices: Uint32Array,
  welds: Uint32Array,
  normals: Float32Array,
): void {
  normals.fill(0);
  for (let corner = 0; corner < indices.length; corner += 3) {
    addTriangle(
      positions,
      3 * welds[indices[corner]!]!,
      3 * welds[indices[corner + 1]!]!,
      3 * welds[indices[corner + 2]!]!,
      normals,
    );
  }
  // A vertex comes after the one that it is welded to, which is of unit length by then.
  for (let vertex = 0; vertex < welds.length; vertex++) {
    const from = 3 * welds[vertex]!;
    const x = normals[from]!;
    const y = normals[from + 1]!;
    const z = normals[from + 2]!;
    const factor = 1 / (Math.sqrt(x * x + y * y + z * z) || 1);
    normals[3 * vertex] = x * factor;
    normals[3 * vertex + 1] = y * factor;
    normals[3 * vertex + 2] = z * factor;
  }
}

/** Adds the cross product of two sides, whose length is twice the area, to three corners. */
function addTriangle(
  positions: Float32Array,
  a: number,
  b: number,
  c: number,
  normals: Float32Array,
): void {
  const ux = positions[b]! - positions[a]!;
  const uy = positions[b + 1]! - positions[a + 1]!;
  const uz = positions[b + 2]! - positions[a + 2]!;
  const vx = positions[c]! - positions[a]!;
  const vy = positions[c + 1]! - positions[a + 1]!;
  const vz = positions[c + 2]! - positions[a + 2]!;
  const x = uy * vz - uz * vy;
  const y = uz * vx - ux * vz;
  const z = ux * vy - uy * vx;
  normals[a] = normals[a]! + x;
  normals[a + 1] = normals[a + 1]! + y;
  normals[a + 2] = normals[a + 2]! + z;
  normals[b] = normals[b]! + x;
  normals[b + 1] = normals[b + 1]! + y;
  normals[b + 2] = normals[b + 2]! + z;
  normals[c] = normals[c]! + x;
  normals[c + 1] = normals[c + 1]! + y;
  normals[c + 2] = normals[c + 2]! + z;
}
