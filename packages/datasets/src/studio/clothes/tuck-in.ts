import type { ClothMesh } from './split-long-edges.js';
import type { Person } from '../people/person.js';
import { readField, type BodyField } from './body-field.js';

/** Directions round the hips in which the waistband's height is kept. */
const sectors = 16;
/** So far above the waistband cloth is drawn in, metres. */
const drawnIn = 0.06;
/** The air between cloth and body at the waistband, metres, and how much less there is further down. */
const thinnest = 0.002;
const squeeze = 0.2;
/** The cloth reaches so far under the waistband, metres: its edge is not known better. */
const covered = 0.03;

/** Tucks a garment into what is worn below it: it is cut off at the waistband, and drawn in above it. */
export function tuckIn(person: Person, field: BodyField, cloth: ClothMesh): ClothMesh {
  const heightAt = waistband(person);
  if (!heightAt) return cloth;
  const positions = cloth.positions.slice();
  const above = new Float64Array(positions.length / 3);
  const reading = new Float64Array(4);
  for (let vertex = 0; vertex < above.length; vertex++) {
    const [x, y, z] = positions.subarray(3 * vertex, 3 * vertex + 3);
    above[vertex] = y - heightAt(x, z);
    if (above[vertex] > drawnIn) continue;
    const part = Math.max(0, above[vertex]) / drawnIn;
    const least = thinnest + squeeze * Math.min(0, above[vertex]);
    readField(field, positions, 3 * vertex, reading);
    const air = least + Math.max(0, reading[0] - least) * part * part * (3 - 2 * part);
    const slope = Math.hypot(reading[1], reading[2], reading[3]) || 1;
    for (let axis = 0; axis < 3; axis++) {
      positions[3 * vertex + axis] += ((air - reading[0]) * reading[1 + axis]) / slope;
    }
  }
  return cutOff(
    { ...cloth, positions },
    above.map((height) => height + covered),
  );
}

/** What of the cloth lies where values given for its vertices are positive, cut through its triangles. */
function cutOff({ positions, uvs, indices }: ClothMesh, values: Float64Array): ClothMesh {
  const places = [...positions];
  const picture = [...uvs];
  const kept: number[] = [];
  const crossings = new Map<number, number>();
  const crossing = (a: number, b: number): number => {
    const [from, to] = a < b ? [a, b] : [b, a];
    const key = from * values.length + to;
    const known = crossings.get(key);
    if (known !== undefined) return known;
    const part = values[from] / (values[from] - values[to]);
    const mix = (data: ArrayLike<number>, width: number, axis: number) =>
      data[width * from + axis] + (data[width * to + axis] - data[width * from + axis]) * part;
    for (let axis = 0; axis < 3; axis++) places.push(mix(positions, 3, axis));
    for (let axis = 0; axis < 2; axis++) picture.push(mix(uvs, 2, axis));
    crossings.set(key, places.length / 3 - 1);
    return places.length / 3 - 1;
  };
  for (let first = 0; first < indices.length; first += 3) {
    const polygon: number[] = [];
    for (let i = 0; i < 3; i++) {
      const [a, b] = [indices[first + i], indices[first + ((i + 1) % 3)]];
      if (values[a] > 0) polygon.push(a);
      if (values[a] > 0 !== values[b] > 0) polygon.push(crossing(a, b));
    }
    for (let i = 2; i < polygon.length; i++) kept.push(polygon[0], polygon[i - 1], polygon[i]);
  }
  return {
    positions: Float64Array.from(places),
    uvs: Float32Array.from(picture),
    indices: Uint32Array.from(kept),
  };
}

/** The upper edge of the clothes below, in each direction from the hips; undefined where none are worn. */
function waistband({ pieces, skeleton }: Person): ((x: number, z: number) => number) | undefined {
  const below = pieces.filter(({ kind }) => kind === 'lower-clothes');
  if (below.length === 0) return undefined;
  const hips = 3 * skeleton.standard.hips;
  const turnOf = (x: number, z: number) => {
    const turn = Math.atan2(z - skeleton.rest[hips + 2], x - skeleton.rest[hips]) / (2 * Math.PI);
    return (turn + 1) * sectors;
  };
  const highest = new Float64Array(sectors).fill(-Infinity);
  for (const { mesh } of below) {
    for (let at = 0; at < mesh.positions.length; at += 3) {
      const turn = turnOf(mesh.positions[at], mesh.positions[at + 2]);
      // A vertex counts for the sectors on either side of it: where vertices are few, none is left out.
      for (const sector of [Math.floor(turn) % sectors, Math.ceil(turn) % sectors]) {
        highest[sector] = Math.max(highest[sector], mesh.positions[at + 1]);
      }
    }
  }
  return (x, z) => {
    const turn = turnOf(x, z);
    const [before, after] = [Math.floor(turn) % sectors, Math.ceil(turn) % sectors];
    const part = turn - Math.floor(turn);
    return highest[before] * (1 - part) + highest[after] * part;
  };
}
