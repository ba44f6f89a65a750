import { inverse, quaternionAt, rotate } from '../people/quaternion.js';
import type { SkinnedMesh } from '../people/person.js';
import type { Skeleton, SkeletonPose, StandardJoint } from '../people/skeleton.js';
import {
  add,
  distance,
  dot,
  scale,
  subtract,
  unit,
  vectorAt,
  type Vector,
} from '../people/vector.js';
import { shareOf } from './share-of.js';

/** How thick a thigh is, with what is worn on it: round the bone and along it. */
export interface Thigh {
  readonly joint: number;
  /** From hip to knee at rest. */
  readonly direction: Vector;
  readonly length: number;
  /** Metres from the bone, [stations along it, sectors round it]. */
  readonly radii: Float32Array;
}

const stations = 14;
const sectors = 16;
/** The air between thigh and cloth, metres. */
const air = 0.008;

/** @param mesh the body with trousers or skirt */
export function measureThighs(mesh: SkinnedMesh, skeleton: Skeleton): readonly Thigh[] {
  const thigh = (upper: StandardJoint, lower: StandardJoint) => {
    const joint = skeleton.standard[upper];
    const [hip, knee] = [joint, skeleton.standard[lower]].map((j) => vectorAt(skeleton.rest, j));
    const measured = {
      joint,
      direction: unit(subtract(knee, hip)),
      length: distance(hip, knee),
      radii: new Float32Array(stations * sectors),
    };
    const shares = shareOf(mesh, skeleton, [upper]);
    for (let vertex = 0; vertex < shares.length; vertex++) {
      if (shares[vertex] < 0.5) continue;
      const place = placeOf(measured, subtract(vectorAt(mesh.positions, vertex), hip));
      if (place.station < 0 || place.station > stations - 1) continue;
      const cell = Math.round(place.station) * sectors + (Math.round(place.sector) % sectors);
      measured.radii[cell] = Math.max(measured.radii[cell], place.radius);
    }
    fillGaps(measured.radii);
    return measured;
  };
  return [thigh('leftUpperLeg', 'leftLowerLeg'), thigh('rightUpperLeg', 'rightLowerLeg')];
}

/**
 * Pushes cloth out of the thighs that it hangs over.
 * @param vertices those that hang so low
 * @param positions changed in place, metres, [vertices, 3]
 */
export function clearOfThighs(
  thighs: readonly Thigh[],
  pose: SkeletonPose,
  vertices: Uint32Array,
  positions: Float32Array,
): void {
  for (const thigh of thighs) {
    const hip = vectorAt(pose.positions, thigh.joint);
    const turn = quaternionAt(pose.rotations, thigh.joint);
    const back = inverse(turn);
    for (const vertex of vertices) {
      const at = rotate(back, subtract(vectorAt(positions, vertex), hip));
      const place = placeOf(thigh, at);
      if (place.station < 0 || place.station >= stations - 1) continue;
      // At the hip's height the thigh is a part of the trunk: it comes in gradually.
      const fade = Math.min(1, place.station / 2);
      const depth =
        fade * (radiusAt(thigh.radii, place.station, place.sector) + air - place.radius);
      if (depth <= 0) continue;
      const along = scale(thigh.direction, dot(at, thigh.direction));
      const outwards = unit(subtract(at, along));
      positions.set(add(hip, rotate(turn, add(at, outwards, depth))), 3 * vertex);
    }
  }
}

/** Where a point, seen from the hip at rest, lies: along the bone, round it from the side to the front, and how far off. */
function placeOf(
  { direction, length }: Pick<Thigh, 'direction' | 'length'>,
  at: Vector,
): { station: number; sector: number; radius: number } {
  const along = dot(at, direction);
  const off = add(at, direction, -along);
  const turn = Math.atan2(off[2], off[0]) / (2 * Math.PI);
  return {
    station: (along / length) * (stations - 1),
    sector: (turn < 0 ? turn + 1 : turn) * sectors,
    radius: Math.hypot(off[0], off[1], off[2]),
  };
}

function radiusAt(radii: Float32Array, station: number, sector: number): number {
  const [row, column] = [Math.floor(station), Math.floor(sector) % sectors];
  const [down, round] = [station - row, sector - Math.floor(sector)];
  const next = (column + 1) % sectors;
  const at = (r: number) =>
    radii[r * sectors + column] * (1 - round) + radii[r * sectors + next] * round;
  return at(row) * (1 - down) + at(row + 1) * down;
}

/** Cells that no vertex lies in take the mean of their neighbours round the bone, or of the row before. */
function fillGaps(radii: Float32Array): void {
  for (let cell = 0; cell < radii.length; cell++) {
    if (radii[cell] > 0) continue;
    const row = cell - (cell % sectors);
    const known = [1, -1, 2, -2]
      .map((step) => radii[row + ((cell + step + sectors) % sectors)])
      .filter((radius) => radius > 0);
    const mean = known.reduce((sum, radius) => sum + radius, 0) / known.length;
    radii[cell] = known.length > 0 ? mean : row > 0 ? radii[cell - sectors] : 0;
  }
}
