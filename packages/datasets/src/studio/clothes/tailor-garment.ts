import { DrapeflowError, type Garment, type RandomNumbers, type Size } from '@drapeflow/core';
import type { Person, SkinnedMesh } from '../people/person.js';
import type { Skeleton } from '../people/skeleton.js';
import type { Vector } from '../people/vector.js';
import type { Texture } from '../render/texture.js';
import { anchorsOf } from './body-anchors.js';
import { readField, type BodyField } from './body-field.js';
import { measurePerson, type BodyMeasures } from './body-measures.js';
import { clearanceOf, type Clearance } from './clear-of-body.js';
import { makeCloth } from './cloth.js';
import { cutPattern, type Pattern } from './cut-pattern.js';
import type { Fit } from './fit.js';
import { makeFoldMap, type FoldMap } from './fold-map.js';
import { restLengths, type RestLengths } from './fold-strengths.js';
import { sizeOf } from './garment-size.js';
import { garmentTexture } from './garment-texture.js';
import { garmentWeights } from './garment-weights.js';
import { problemOfPattern } from './is-tailorable.js';
import { layPattern, type Lay } from './lay-pattern.js';
import { relaxCloth } from './relax-cloth.js';
import { sewSheet, type Sheet } from './sew-sheet.js';
import { sideLengths } from './side-lengths.js';
import { splitLongEdges } from './split-long-edges.js';
import { betweenParents, swingsOf, type Swings } from './swings.js';
import type { Thigh } from './thighs.js';
import { tuckIn } from './tuck-in.js';

/** A garment made to a person's measure, as it hangs on the person at rest. */
export interface TailoredGarment {
  /** Its texture coordinates are places in the garment's picture, 0…1. */
  readonly mesh: SkinnedMesh;
  readonly skeleton: Skeleton;
  /** The picture, with the mask for opacity. */
  readonly texture: Texture;
  readonly folds: FoldMap;
  readonly restLengths: RestLengths;
  /** What keeps it out of the body. */
  readonly clearance: Clearance;
  /** How freely each vertex swings, 0 … 1, and from which joint it hangs. */
  readonly swings: Swings;
  /** What it may hang over, and the vertices that hang so low. */
  readonly thighs: readonly Thigh[];
  readonly overThighs: Uint32Array;
  /** 0 close-fitting … 1 loose. */
  readonly looseness: number;
  /** How far it is drawn in front of where it is, metres. */
  readonly lift: number;
}

/** Over the body and what is worn below; tucked in, it lies under the waistband. */
const overLift = 0.012;
const tuckedLift = 0.002;
/** So far above the hips' joints lifted thighs still push cloth, metres. */
const aboveHips = 0.06;
/** The ease of the loosest fit, metres. */
const loosest = 0.04;

/** Arms are about so thick: longer edges would cut through them. */
const longestEdge = 0.03;
/** How far off the body a vertex is put that splits an edge. */
const outside = 0.008;

const measures = new WeakMap<Person, BodyMeasures>();

function measuresOf(person: Person): BodyMeasures {
  const known = measures.get(person) ?? measurePerson(person);
  measures.set(person, known);
  return known;
}

const patterns = new WeakMap<Garment, Pattern>();

function patternOf(garment: Garment): Pattern {
  const known = patterns.get(garment) ?? cutPattern(garment);
  patterns.set(garment, known);
  return known;
}

/**
 * Makes a garment to a person's measure from its picture: front and back, both with the picture, are cut out, laid on the
 * body, sewn together and left to hang. It is done once; `garmentSurface` then moves it with the body.
 * @param random for the folds
 * @throws DrapeflowError GARMENT_NOT_TAILORABLE where the picture does not show the whole top plainly
 */
export function tailorGarment(
  garment: Garment,
  person: Person,
  fit: Fit,
  random: RandomNumbers,
): TailoredGarment {
  const pattern = patternOf(garment);
  const problem = problemOfPattern(pattern);
  if (problem) throw new DrapeflowError('GARMENT_NOT_TAILORABLE', { problem });
  const body = measuresOf(person);
  const field = fit.isTucked ? body.field : body.dressedField;
  const size = sizeOf(pattern, body, fit);
  const sheet = sewSheet(pattern);
  const positions = laySheet(sheet, pattern, field, layPattern(pattern, body, size, fit));
  const sides = sideLengths(pattern, sheet, body, size);
  relaxCloth(makeCloth(sheet.vertices.length, sheet.indices, sides), field, positions);
  const hung = splitLongEdges(
    { positions, uvs: pictureUvs(sheet, pattern, garment.image), indices: sheet.indices },
    longestEdge,
    (places, at) => keepOut(field, places, at),
  );
  const worn = fit.isTucked ? tuckIn(person, body.field, hung) : hung;
  const placed = new Float32Array(worn.positions);
  const anchors = anchorsOf(placed, field);
  const mesh = {
    positions: placed,
    uvs: worn.uvs,
    indices: worn.indices,
    welds: Uint32Array.from({ length: placed.length / 3 }, (_, vertex) => vertex),
    ...garmentWeights(anchors, field.mesh, worn.indices, person.skeleton, fit),
  };
  const looseness = Math.min(1, fit.ease / loosest);
  const swings = betweenParents(swingsOf(sheet, pattern, looseness), hung.parents);
  return {
    mesh,
    skeleton: person.skeleton,
    texture: garmentTexture(garment),
    folds: makeFoldMap(pattern, garment.image, random),
    restLengths: restLengths(mesh),
    // Tucked in, it is held at both ends.
    swings: fit.isTucked ? { freedoms: new Float32Array(0), joints: new Uint8Array(0) } : swings,
    clearance: clearanceOf(placed, anchors, field.mesh),
    thighs: body.thighs,
    overThighs: verticesBelow(placed, hipHeight(person)),
    looseness,
    lift: fit.isTucked ? tuckedLift : overLift,
  };
}

/** A little above the hips' joints. */
function hipHeight({ skeleton }: Person): number {
  return skeleton.rest[3 * skeleton.standard.leftUpperLeg + 1] + aboveHips;
}

function verticesBelow(positions: Float32Array, height: number): Uint32Array {
  const all = Uint32Array.from({ length: positions.length / 3 }, (_, vertex) => vertex);
  return all.filter((vertex) => positions[3 * vertex + 1] < height);
}

function pictureUvs(
  { vertices }: Sheet,
  { points, silhouette }: Pattern,
  picture: Size,
): Float32Array {
  const uvs = new Float32Array(2 * vertices.length);
  vertices.forEach(({ point }, vertex) => {
    const { x, y } = silhouette.toPicture(points[point]);
    uvs[2 * vertex] = x / picture.width;
    uvs[2 * vertex + 1] = y / picture.height;
  });
  return uvs;
}

function laySheet(
  { vertices }: Sheet,
  { points }: Pattern,
  field: BodyField,
  lay: Lay,
): Float64Array {
  const positions = new Float64Array(3 * vertices.length);
  vertices.forEach(({ point, piece, facing }, vertex) => {
    const laid = lay(points[point], piece, facing);
    positions.set(facing === 0 ? laid : outOfBody(field, laid, facing), 3 * vertex);
  });
  return positions;
}

const place = new Float64Array(3);
const reading = new Float64Array(4);

/** Moves a vertex out of the body the shortest way. */
function keepOut(field: BodyField, places: number[], at: number): void {
  for (let step = 0; step < 3; step++) {
    for (let i = 0; i < 3; i++) place[i] = places[at + i];
    readField(field, place, 0, reading);
    const [distance, x, y, z] = reading;
    if (distance >= outside) return;
    const push = (outside - distance) / (Math.hypot(x, y, z) || 1);
    for (let i = 0; i < 3; i++) places[at + i] += push * reading[1 + i];
  }
}

/** Forwards or backwards out of the body: the shortest way out may lead to the other side. */
function outOfBody(field: BodyField, at: Vector, facing: 1 | -1): Vector {
  place.set(at);
  for (let step = 0; step < 40; step++) {
    readField(field, place, 0, reading);
    if (reading[0] > 0) break;
    place[2] += 0.01 * facing;
  }
  return [at[0], at[1], place[2]];
}
