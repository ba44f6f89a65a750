/** Triangles whose vertices are places on a body and in a picture. */
export interface ClothMesh {
  /** Metres, [vertices, 3]. */
  readonly positions: Float64Array;
  /** [vertices, 2] */
  readonly uvs: Float32Array;
  readonly indices: Uint32Array;
}

export interface SplitMesh extends ClothMesh {
  /** Of each vertex that was added the two that it lies between, [added, 2]; they come before it. */
  readonly parents: Uint32Array;
}

/** Each round halves what is too long. */
const mostRounds = 4;

/**
 * Splits triangles until no edge is longer than a length: where a little of a picture goes round a lot of body, its
 * triangles would cut through the body.
 * @param settle moves a vertex that was put half way between two to where it belongs; `at` is its index in positions
 */
export function splitLongEdges(
  { positions, uvs, indices }: ClothMesh,
  longest: number,
  settle: (positions: number[], at: number) => void,
): SplitMesh {
  const places = Array.from(positions);
  const inPicture = Array.from(uvs);
  const parents: number[] = [];
  let triangles = indices;
  for (let round = 0; round < mostRounds; round++) {
    const middles = new Map<number, number>();
    const count = places.length / 3;
    const middleOf = (a: number, b: number): number | undefined => {
      if (lengthOf(places, a, b) <= longest) return undefined;
      const key = a < b ? a * count + b : b * count + a;
      const known = middles.get(key);
      if (known !== undefined) return known;
      const added = places.length / 3;
      for (let i = 0; i < 3; i++) places.push((places[3 * a + i] + places[3 * b + i]) / 2);
      for (let i = 0; i < 2; i++) inPicture.push((inPicture[2 * a + i] + inPicture[2 * b + i]) / 2);
      parents.push(a, b);
      settle(places, 3 * added);
      middles.set(key, added);
      return added;
    };
    const split: number[] = [];
    for (let i = 0; i < triangles.length; i += 3) {
      const corners = [triangles[i], triangles[i + 1], triangles[i + 2]] as const;
      split.push(...splitTriangle(corners, middleOf));
    }
    if (split.length === triangles.length) break;
    triangles = Uint32Array.from(split);
  }
  return {
    positions: Float64Array.from(places),
    uvs: Float32Array.from(inPicture),
    indices: triangles,
    parents: Uint32Array.from(parents),
  };
}

function lengthOf(places: readonly number[], a: number, b: number): number {
  const x = places[3 * a] - places[3 * b];
  const y = places[3 * a + 1] - places[3 * b + 1];
  const z = places[3 * a + 2] - places[3 * b + 2];
  return Math.sqrt(x * x + y * y + z * z);
}

/** The triangle's parts, turned as it is: one to four of them, by how many of its edges have a middle. */
function splitTriangle(
  [a, b, c]: readonly [number, number, number],
  middleOf: (a: number, b: number) => number | undefined,
): number[] {
  const [ab, bc, ca] = [middleOf(a, b), middleOf(b, c), middleOf(c, a)];
  if (ab !== undefined && bc !== undefined && ca !== undefined) {
    return [a, ab, ca, ab, b, bc, ca, bc, c, ab, bc, ca];
  }
  // Turned so that the first edge has a middle and, of two, the second as well.
  if (ab !== undefined && ca === undefined) return splitAtFirst([a, b, c], ab, bc);
  if (bc !== undefined && ab === undefined) return splitAtFirst([b, c, a], bc, ca);
  if (ca !== undefined && bc === undefined) return splitAtFirst([c, a, b], ca, ab);
  return [a, b, c];
}

function splitAtFirst(
  [a, b, c]: readonly [number, number, number],
  ab: number,
  bc: number | undefined,
): number[] {
  if (bc === undefined) return [a, ab, c, ab, b, c];
  return [ab, b, bc, a, ab, bc, a, bc, c];
}
