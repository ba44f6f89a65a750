import type { SkinnedMesh } from '../people/person.js';

/** What is needed to see from a garment's shape where its cloth is pushed together. */
export interface RestLengths {
  /** Pairs of vertices, [edges, 2]. */
  readonly edges: Uint32Array;
  /** Their distance where the person stands at rest, metres. */
  readonly lengths: Float32Array;
}

/** How strong folds are where cloth lies smoothly, and at the most. */
const atRest = 0.3;
const strongest = 1.6;
/** How much strength grows with the part by which cloth is pushed together. */
const growth = 5;
/** Pulled tight, cloth becomes smooth. */
const smoothing = 3;

export function restLengths({ positions, indices }: SkinnedMesh): RestLengths {
  const edges: number[] = [];
  const known = new Set<number>();
  const count = positions.length / 3;
  for (let at = 0; at < indices.length; at++) {
    const next = indices[at % 3 === 2 ? at - 2 : at + 1];
    const [a, b] = indices[at] < next ? [indices[at], next] : [next, indices[at]];
    if (known.has(a * count + b)) continue;
    known.add(a * count + b);
    edges.push(a, b);
  }
  const lengths = new Float32Array(edges.length / 2);
  for (let e = 0; e < lengths.length; e++) {
    lengths[e] = distance(positions, edges[2 * e], edges[2 * e + 1]);
  }
  return { edges: Uint32Array.from(edges), lengths };
}

/**
 * How strong folds are at each vertex: strong where the body's movement pushes cloth together, weak where it pulls.
 * @param positions in the pose, metres, [vertices, 3]
 */
export function foldStrengths(
  { edges, lengths }: RestLengths,
  positions: Float32Array,
  looseness: number,
): Float32Array {
  const count = positions.length / 3;
  const pushed = new Float32Array(count);
  const met = new Float32Array(count);
  for (let e = 0; e < lengths.length; e++) {
    const a = edges[2 * e];
    const b = edges[2 * e + 1];
    const change = 1 - distance(positions, a, b) / lengths[e];
    pushed[a] += change;
    pushed[b] += change;
    met[a]++;
    met[b]++;
  }
  const still = atRest * (0.5 + looseness);
  for (let vertex = 0; vertex < count; vertex++) {
    const change = pushed[vertex] / (met[vertex] || 1);
    const strength = still + change * (change > 0 ? growth : smoothing);
    pushed[vertex] = Math.min(Math.max(strength, 0), strongest);
  }
  return pushed;
}

function distance(positions: Float32Array, a: number, b: number): number {
  const dx = positions[3 * a] - positions[3 * b];
  const dy = positions[3 * a + 1] - positions[3 * b + 1];
  const dz = positions[3 * a + 2] - positions[3 * b + 2];
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}
