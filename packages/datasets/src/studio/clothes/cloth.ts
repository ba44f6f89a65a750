/** A sheet of triangles that keeps its lengths. */
export interface Cloth {
  readonly vertices: number;
  /** Pairs of vertices and their distance at rest, metres. */
  readonly edges: Uint32Array;
  readonly lengths: Float64Array;
  /** For each edge whether it lies on the border: at hem, cuff or neckline. */
  readonly isBorder: Uint8Array;
  /** Pairs of vertices across an edge, and their distance where the cloth lies flat, metres. */
  readonly bends: Uint32Array;
  readonly flats: Float64Array;
}

/**
 * @param indices [triangles, 3]
 * @param sides the lengths of each triangle's sides, the first opposite its first corner, metres, [triangles, 3]
 */
export function makeCloth(vertices: number, indices: Uint32Array, sides: Float64Array): Cloth {
  const edges: number[] = [];
  const lengths: number[] = [];
  const counts: number[] = [];
  const bends: number[] = [];
  const flats: number[] = [];
  const seen = new Map<number, { edge: number; opposite: number; corner: Corner }>();
  for (let at = 0; at < indices.length; at++) {
    const triangle = at - (at % 3);
    const [i, j] = [triangle + ((at + 1) % 3), triangle + ((at + 2) % 3)];
    const [a, b] = indices[i] < indices[j] ? [indices[i], indices[j]] : [indices[j], indices[i]];
    const [toA, toB] = a === indices[i] ? [sides[j], sides[i]] : [sides[i], sides[j]];
    const corner = cornerOver(sides[at], toA, toB);
    const known = seen.get(a * vertices + b);
    if (!known) {
      seen.set(a * vertices + b, { edge: lengths.length, opposite: indices[at], corner });
      edges.push(a, b);
      lengths.push(sides[at]);
      counts.push(1);
      continue;
    }
    lengths[known.edge] += sides[at];
    counts[known.edge]++;
    bends.push(known.opposite, indices[at]);
    flats.push(Math.hypot(corner.along - known.corner.along, corner.height + known.corner.height));
  }
  return {
    vertices,
    edges: Uint32Array.from(edges),
    lengths: Float64Array.from(lengths, (length, edge) => length / counts[edge]),
    isBorder: Uint8Array.from(counts, (count) => (count === 1 ? 1 : 0)),
    bends: Uint32Array.from(bends),
    flats: Float64Array.from(flats),
  };
}

/** Where a triangle's corner lies over the opposite side: along it from the end a, and above it. */
interface Corner {
  readonly along: number;
  readonly height: number;
}

function cornerOver(side: number, toA: number, toB: number): Corner {
  const along = side > 0 ? (side * side + toA * toA - toB * toB) / (2 * side) : 0;
  return { along, height: Math.sqrt(Math.max(0, toA * toA - along * along)) };
}
