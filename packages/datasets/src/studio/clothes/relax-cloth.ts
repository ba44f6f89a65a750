import { readField, type BodyField } from './body-field.js';
import type { Cloth } from './cloth.js';

/** How firmly cloth keeps its lengths, as the part of an error that one round mends. */
export interface Firmness {
  readonly stretch: number;
  /** Against being pushed together: cloth gives way by buckling. */
  readonly press: number;
  readonly bend: number;
}

const usual: Firmness = { stretch: 0.9, press: 0.03, bend: 0.05 };
const rounds = 120;
/** How far cloth stands off the body at least, metres. */
const thinnestAir = 0.005;
/** The thinnest limb that cloth goes round: edges of the cloth are chords, which must not cut into it. Metres. */
const limbRadius = 0.05;
/** By how much cloth sinks in each of the first rounds, metres. */
const sinking = 0.0002;
const sinkingRounds = 80;
/** In the last rounds creases that are finer than the triangles are smoothed. */
const smoothingRounds = 15;
const smoothing = 0.25;

/**
 * Lets a sheet of cloth find its lengths round a body, by position-based dynamics (Müller et al., 2007) without
 * speeds: it ends at rest, hanging where it is wide and stretched where it is narrow.
 * @param positions changed in place, metres, [vertices, 3]
 */
export function relaxCloth(
  cloth: Cloth,
  field: BodyField,
  positions: Float64Array,
  { stretch, press, bend } = usual,
): void {
  const { edges, lengths, bends, flats, vertices } = cloth;
  const air = airUnder(cloth);
  for (let round = 0; round < rounds; round++) {
    if (round < sinkingRounds) for (let v = 0; v < vertices; v++) positions[3 * v + 1] -= sinking;
    // Every other round goes the other way, so that neither end of the cloth is favoured.
    const backwards = round % 2 === 1;
    keepFlat(positions, bends, flats, backwards, bend);
    keepLengths(positions, edges, lengths, backwards, stretch, press);
    if (round >= rounds - smoothingRounds) smooth(cloth, positions);
    pushOut(positions, field, air);
  }
}

/** How far each vertex stands off, so that the middles of its edges do not touch. */
function airUnder({ edges, lengths, vertices }: Cloth): Float64Array {
  const longest = new Float64Array(vertices);
  for (let n = 0; n < edges.length; n++) {
    longest[edges[n]] = Math.max(longest[edges[n]], lengths[n >> 1]);
  }
  return longest.map((length) => thinnestAir + length ** 2 / (8 * limbRadius));
}

/** Moves each vertex towards the mean of its neighbours; on a border, of those along it. */
function smooth({ edges, isBorder, vertices }: Cloth, positions: Float64Array): void {
  const sums = new Float64Array(3 * vertices);
  const counts = new Float64Array(vertices);
  const onBorder = new Uint8Array(vertices);
  for (let e = 0; e < isBorder.length; e++) {
    if (isBorder[e]) onBorder[edges[2 * e]] = onBorder[edges[2 * e + 1]] = 1;
  }
  for (let n = 0; n < edges.length; n++) {
    const to = edges[n];
    const from = edges[n ^ 1];
    if (onBorder[to] && !isBorder[n >> 1]) continue;
    counts[to]++;
    for (let axis = 0; axis < 3; axis++) sums[3 * to + axis] += positions[3 * from + axis];
  }
  for (let i = 0; i < positions.length; i++) {
    const vertex = Math.floor(i / 3);
    positions[i] += smoothing * (sums[i] / counts[vertex] - positions[i]);
  }
}

/** Pushes vertices apart that are nearer to each other than where the cloth lies flat. */
function keepFlat(
  positions: Float64Array,
  pairs: Uint32Array,
  distances: Float64Array,
  backwards: boolean,
  bend: number,
): void {
  const count = distances.length;
  for (let n = 0; n < count; n++) {
    const pair = backwards ? count - 1 - n : n;
    const a = 3 * pairs[2 * pair];
    const b = 3 * pairs[2 * pair + 1];
    const dx = positions[b] - positions[a];
    const dy = positions[b + 1] - positions[a + 1];
    const dz = positions[b + 2] - positions[a + 2];
    const square = dx * dx + dy * dy + dz * dz;
    // Most are far enough apart: they need no root.
    if (square >= distances[pair] * distances[pair] || square < 1e-18) continue;
    const length = Math.sqrt(square);
    const move = (0.5 * (length - distances[pair]) * bend) / length;
    positions[a] += move * dx;
    positions[a + 1] += move * dy;
    positions[a + 2] += move * dz;
    positions[b] -= move * dx;
    positions[b + 1] -= move * dy;
    positions[b + 2] -= move * dz;
  }
}

/** Pulls together what is too far apart, and pushes apart, less firmly, what is too near. */
function keepLengths(
  positions: Float64Array,
  edges: Uint32Array,
  lengths: Float64Array,
  backwards: boolean,
  stretch: number,
  press: number,
): void {
  const count = lengths.length;
  for (let n = 0; n < count; n++) {
    const edge = backwards ? count - 1 - n : n;
    const a = 3 * edges[2 * edge];
    const b = 3 * edges[2 * edge + 1];
    const dx = positions[b] - positions[a];
    const dy = positions[b + 1] - positions[a + 1];
    const dz = positions[b + 2] - positions[a + 2];
    const length = Math.sqrt(dx * dx + dy * dy + dz * dz);
    if (length < 1e-9) continue;
    const error = length - lengths[edge];
    const move = (0.5 * error * (error > 0 ? stretch : press)) / length;
    positions[a] += move * dx;
    positions[a + 1] += move * dy;
    positions[a + 2] += move * dz;
    positions[b] -= move * dx;
    positions[b + 1] -= move * dy;
    positions[b + 2] -= move * dz;
  }
}

const reading = new Float64Array(4);

function pushOut(positions: Float64Array, field: BodyField, air: Float64Array): void {
  for (let v = 0; v < air.length; v++) {
    readField(field, positions, 3 * v, reading);
    const depth = air[v] - reading[0];
    if (depth <= 0) continue;
    const slope = Math.sqrt(reading[1] ** 2 + reading[2] ** 2 + reading[3] ** 2);
    if (slope < 0.1) continue;
    positions[3 * v] += (depth * reading[1]) / slope;
    positions[3 * v + 1] += (depth * reading[2]) / slope;
    positions[3 * v + 2] += (depth * reading[3]) / slope;
  }
}
