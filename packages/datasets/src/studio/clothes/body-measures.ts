import type { Person, SkinnedMesh } from '../people/person.js';
import type { StandardJoint } from '../people/skeleton.js';
import { distance, vectorAt, type Vector } from '../people/vector.js';
import { shareOf } from './share-of.js';
import { measureThighs, type Thigh } from './thighs.js';
import { measureColumns, type BodyColumns } from './body-columns.js';
import { measureBody, type BodyField } from './body-field.js';

/** What a tailor measures on a person at rest. Metres. */
export interface BodyMeasures {
  /** Without clothes. */
  readonly columns: BodyColumns;
  readonly field: BodyField;
  /** The same with the trousers or the skirt on. */
  readonly dressedField: BodyField;
  /** Round the chest, without the arms, as a tape lies. */
  readonly chestGirth: number;
  /** From the hips' joint to the neck's. */
  readonly torsoLength: number;
  /** Half the neck's width. */
  readonly neckHalfWidth: number;
  /** The height at which arm and trunk part. */
  readonly armpitHeight: number;
  readonly trunk: Trunk;
  readonly left: Arm;
  readonly right: Arm;
  readonly thighs: readonly Thigh[];
}

/** The trunk without its arms, slice by slice from below. */
export interface Trunk {
  readonly bottom: number;
  readonly slices: readonly Slice[];
}

export interface Slice {
  readonly left: number;
  readonly right: number;
  readonly front: number;
  readonly back: number;
  /** The length of the convex outline. */
  readonly girth: number;
}

/** From the shoulder's ball joint over the elbow to the wrist. */
export interface Arm {
  readonly shoulder: Vector;
  readonly elbow: Vector;
  readonly wrist: Vector;
  /** How thick the arm is, every `armStep` from the shoulder. */
  readonly radii: readonly number[];
}

const sliceHeight = 0.01;
export const armStep = 0.02;

/** How far below the hips' joints garments reach, in parts of the torso's length. */
const belowHips = 0.75;

export function measurePerson({ shell, skeleton, pieces }: Person): BodyMeasures {
  const joint = (name: StandardJoint) => vectorAt(skeleton.rest, skeleton.standard[name]);
  const armShare = shareOf(shell, skeleton, ['leftUpperArm', 'rightUpperArm']);
  const handShare = shareOf(shell, skeleton, ['leftHand', 'rightHand']);
  const headShare = shareOf(shell, skeleton, ['head']);
  const torsoLength = distance(joint('hips'), joint('neck'));
  const corner = (triangle: number, i: number) => shell.indices[3 * triangle + i];
  const all = (triangle: number, test: (vertex: number) => boolean) =>
    [0, 1, 2].every((i) => test(corner(triangle, i)));
  const low = joint('hips')[1] - belowHips * torsoLength;
  const isMeasured = (triangle: number) =>
    all(
      triangle,
      (v) => handShare[v] < 0.5 && headShare[v] < 0.5 && shell.positions[3 * v + 1] > low,
    );
  const trunk = sliceTrunk(
    shell,
    low,
    (triangle) => isMeasured(triangle) && all(triangle, (v) => armShare[v] < 0.5),
  );
  const shoulder = joint('leftUpperArm');
  const upperArm = distance(shoulder, joint('leftLowerArm'));
  const armpitHeight = shoulder[1] - 0.4 * upperArm;
  const chest = range(trunk, armpitHeight - 0.3 * torsoLength, armpitHeight - 0.04);
  const neck = sliceAt(trunk, joint('neck')[1] + 0.03);
  const arm = (side: 'left' | 'right') => {
    const [s, e, w] = [joint(`${side}UpperArm`), joint(`${side}LowerArm`), joint(`${side}Hand`)];
    return { shoulder: s, elbow: e, wrist: w, radii: armRadii(shell.positions, armShare, s, e, w) };
  };
  const box = boxOf(shell, isMeasured);
  const below = pieces.filter(({ kind }) => kind === 'lower-clothes').map(({ mesh }) => mesh);
  const dressed = joined([shell, ...below]);
  return {
    columns: measureColumns(shell, box, isMeasured),
    get field() {
      return remembered(shell, shell, () => measureBody(shell, box, isMeasured));
    },
    get dressedField() {
      const isOfShell = (triangle: number) => triangle < shell.indices.length / 3;
      return remembered(shell, below[0] ?? shell, () =>
        measureBody(dressed, box, (triangle) => !isOfShell(triangle) || isMeasured(triangle)),
      );
    },
    chestGirth: Math.max(...chest.map(({ girth }) => girth)),
    torsoLength,
    neckHalfWidth: (neck.right - neck.left) / 2,
    armpitHeight,
    trunk,
    left: arm('left'),
    right: arm('right'),
    thighs: measureThighs(dressed, skeleton),
  };
}

/**
 * Fields take some hundredths of a second. A person needs one of them as a rule, and people on one body in the same trousers
 * have the same.
 */
const fields = new WeakMap<SkinnedMesh, WeakMap<SkinnedMesh, BodyField>>();

function remembered(shell: SkinnedMesh, outermost: SkinnedMesh, measure: () => BodyField) {
  const ofShell = fields.get(shell) ?? new WeakMap<SkinnedMesh, BodyField>();
  fields.set(shell, ofShell);
  const field = ofShell.get(outermost) ?? measure();
  ofShell.set(outermost, field);
  return field;
}

/** The slice of the trunk at a height, or the nearest one. */
export function sliceAt({ bottom, slices }: Trunk, height: number): Slice {
  const index = Math.floor((height - bottom) / sliceHeight);
  return slices[Math.min(Math.max(index, 0), slices.length - 1)];
}

function range({ bottom, slices }: Trunk, from: number, to: number): readonly Slice[] {
  const first = Math.floor((from - bottom) / sliceHeight);
  return slices.slice(Math.max(0, first), Math.ceil((to - bottom) / sliceHeight));
}

function sliceTrunk(
  { positions, indices }: SkinnedMesh,
  bottom: number,
  isMeant: (triangle: number) => boolean,
): Trunk {
  const cuts: [x: number, z: number][][] = [];
  for (let triangle = 0; triangle < indices.length / 3; triangle++) {
    if (!isMeant(triangle)) continue;
    for (let i = 0; i < 3; i++) {
      const a = vectorAt(positions, indices[3 * triangle + i]);
      const b = vectorAt(positions, indices[3 * triangle + ((i + 1) % 3)]);
      if (a[1] >= b[1]) continue;
      const first = Math.max(0, Math.ceil((a[1] - bottom) / sliceHeight));
      for (let index = first; bottom + index * sliceHeight < b[1]; index++) {
        const part = (bottom + index * sliceHeight - a[1]) / (b[1] - a[1]);
        (cuts[index] ??= []).push([a[0] + (b[0] - a[0]) * part, a[2] + (b[2] - a[2]) * part]);
      }
    }
  }
  return {
    bottom,
    slices: Array.from(cuts, (points, index) => sliceOf(points ?? nearestCut(cuts, index))),
  };
}

function nearestCut(cuts: readonly [number, number][][], index: number): [number, number][] {
  return cuts.find((points, i) => i > index && points)!;
}

function sliceOf(points: readonly [x: number, z: number][]): Slice {
  const xs = points.map(([x]) => x);
  const zs = points.map(([, z]) => z);
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    front: Math.max(...zs),
    back: Math.min(...zs),
    girth: hullLength(points),
  };
}

/** The length of the convex hull (Andrew's monotone chain). */
function hullLength(points: readonly [number, number][]): number {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (ordered: readonly [number, number][]) => {
    const chain: [number, number][] = [];
    for (const p of ordered) {
      while (chain.length > 1) {
        const [a, b] = chain.slice(-2);
        if ((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) > 0) break;
        chain.pop();
      }
      chain.push(p);
    }
    return chain;
  };
  const lengthOf = (chain: readonly [number, number][]) =>
    chain
      .slice(1)
      .reduce((sum, p, i) => sum + Math.hypot(p[0] - chain[i][0], p[1] - chain[i][1]), 0);
  return lengthOf(half(sorted)) + lengthOf(half(sorted.toReversed()));
}

/** The mean distance of the arm's vertices from its bones, every `armStep` from the shoulder. */
function armRadii(
  positions: Float32Array,
  armShare: Float32Array,
  shoulder: Vector,
  elbow: Vector,
  wrist: Vector,
): number[] {
  const sums: number[] = [];
  const counts: number[] = [];
  const upper = distance(shoulder, elbow);
  for (let vertex = 0; vertex < armShare.length; vertex++) {
    const at = vectorAt(positions, vertex);
    if (armShare[vertex] < 0.5 || at[0] * shoulder[0] < 0) continue;
    const [a, b] = [fromBone(at, shoulder, elbow), fromBone(at, elbow, wrist)];
    const isUpper = a.distance < b.distance;
    const along = isUpper ? a.along : upper + b.along;
    const index = Math.round(along / armStep);
    sums[index] = (sums[index] ?? 0) + (isUpper ? a : b).distance;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  const stations = Math.ceil((upper + distance(elbow, wrist)) / armStep) + 1;
  const known = Object.keys(counts).map(Number);
  return Array.from({ length: stations }, (_, index) => {
    const near = known.reduce((a, b) => (Math.abs(b - index) < Math.abs(a - index) ? b : a));
    return sums[near] / counts[near];
  });
}

function fromBone(at: Vector, from: Vector, to: Vector): { along: number; distance: number } {
  const bone = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  const length = Math.hypot(bone[0], bone[1], bone[2]);
  const d = [at[0] - from[0], at[1] - from[1], at[2] - from[2]];
  const part = (d[0] * bone[0] + d[1] * bone[1] + d[2] * bone[2]) / length ** 2;
  const clamped = Math.min(Math.max(part, 0), 1);
  const distance = Math.hypot(...d.map((value, axis) => value - clamped * bone[axis]));
  return { along: clamped * length, distance };
}

/** Meshes as one, of which only shape and weights count. */
function joined(meshes: readonly SkinnedMesh[]): SkinnedMesh {
  const lengthOf = (part: (mesh: SkinnedMesh) => ArrayLike<number>) =>
    meshes.reduce((sum, mesh) => sum + part(mesh).length, 0);
  const positions = new Float32Array(lengthOf((mesh) => mesh.positions));
  const vertices = positions.length / 3;
  const all = {
    positions,
    uvs: new Float32Array(2 * vertices),
    indices: new Uint32Array(lengthOf((mesh) => mesh.indices)),
    joints: new Uint16Array(4 * vertices),
    weights: new Float32Array(4 * vertices),
    welds: new Uint32Array(vertices).map((_, vertex) => vertex),
  };
  let vertex = 0;
  let corner = 0;
  for (const mesh of meshes) {
    const first = vertex;
    all.positions.set(mesh.positions, 3 * first);
    all.joints.set(mesh.joints, 4 * first);
    all.weights.set(mesh.weights, 4 * first);
    all.indices.set(
      mesh.indices.map((index) => index + first),
      corner,
    );
    vertex += mesh.positions.length / 3;
    corner += mesh.indices.length;
  }
  return all;
}

/** The box round the measured triangles, with room for loose cloth. */
function boxOf({ positions, indices }: SkinnedMesh, isMeasured: (triangle: number) => boolean) {
  const low: [number, number, number] = [Infinity, Infinity, Infinity];
  const high: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  const room = 0.08;
  for (let i = 0; i < indices.length; i++) {
    if (!isMeasured((i - (i % 3)) / 3)) continue;
    for (let axis = 0; axis < 3; axis++) {
      const value = positions[3 * indices[i] + axis];
      low[axis] = Math.min(low[axis], value - room);
      high[axis] = Math.max(high[axis], value + room);
    }
  }
  return { low, high };
}
