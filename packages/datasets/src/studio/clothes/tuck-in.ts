import type { Person } from '../people/person.js';
import { readField, type BodyField } from './body-field.js';

/** Directions round the hips in which the waistband's height is kept. */
const sectors = 24;
/** So far above the waistband cloth is drawn in, and so far below its edge it ends, metres. */
const drawnIn = 0.06;
const covered = 0.015;
/** The air between cloth and body under the waistband. */
const thinnest = 0.001;

/**
 * Tucks a garment into what is worn below it: cloth under the waistband is taken away, and drawn in above it.
 * @param positions at rest, changed in place, metres, [vertices, 3]
 * @returns the triangles that are left
 */
export function tuckIn(
  person: Person,
  field: BodyField,
  positions: Float64Array,
  indices: Uint32Array,
): Uint32Array {
  const heightAt = waistband(person);
  if (!heightAt) return indices;
  const count = positions.length / 3;
  const above = new Float64Array(count);
  const reading = new Float64Array(4);
  for (let vertex = 0; vertex < count; vertex++) {
    const [x, y, z] = positions.subarray(3 * vertex, 3 * vertex + 3);
    above[vertex] = y - heightAt(x, z) + covered;
    if (above[vertex] > drawnIn) continue;
    const part = Math.max(0, above[vertex]) / drawnIn;
    readField(field, x, y, z, reading);
    const air = thinnest + (reading[0] - thinnest) * part * part * (3 - 2 * part);
    const slope = Math.hypot(reading[1], reading[2], reading[3]) || 1;
    for (let axis = 0; axis < 3; axis++) {
      positions[3 * vertex + axis] += ((air - reading[0]) * reading[1 + axis]) / slope;
    }
  }
  return indices.filter((_, at) => {
    const first = at - (at % 3);
    return [0, 1, 2].some((i) => above[indices[first + i]] > 0);
  });
}

/** The upper edge of the clothes below, in each direction from the hips; undefined where none are worn. */
function waistband({ pieces, skeleton }: Person): ((x: number, z: number) => number) | undefined {
  const below = pieces.filter(({ kind }) => kind === 'lower-clothes');
  if (below.length === 0) return undefined;
  const hips = 3 * skeleton.standard.hips;
  const sectorOf = (x: number, z: number) => {
    const turn = Math.atan2(z - skeleton.rest[hips + 2], x - skeleton.rest[hips]) / (2 * Math.PI);
    return Math.floor((turn + 1) * sectors) % sectors;
  };
  const heights = new Float64Array(sectors).fill(-Infinity);
  for (const { mesh } of below) {
    for (let at = 0; at < mesh.positions.length; at += 3) {
      const sector = sectorOf(mesh.positions[at], mesh.positions[at + 2]);
      heights[sector] = Math.max(heights[sector], mesh.positions[at + 1]);
    }
  }
  const lowest = Math.min(...heights.filter(Number.isFinite));
  return (x, z) => Math.max(lowest, heights[sectorOf(x, z)]);
}
