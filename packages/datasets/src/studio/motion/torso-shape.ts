import { nearestStandardJoints } from '../people/nearest-standard-joints.js';
import type { Person, SkinnedMesh } from '../people/person.js';
import type { Skeleton, StandardJoint } from '../people/skeleton.js';
import { vectorAt, type Vector } from '../people/vector.js';

/** An ellipse round the trunk, level with the floor in the rest pose, metres. */
export interface TorsoSection {
  /** Its middle from back to front. */
  readonly centre: number;
  readonly halfWidth: number;
  readonly halfDepth: number;
}

/** The trunk with hips and thighs' tops: ellipses at even heights from `bottom` to `top`, metres. */
export interface TorsoShape {
  readonly bottom: number;
  /** The height of the shoulder joints. */
  readonly top: number;
  readonly sections: readonly TorsoSection[];
}

const sectionCount = 14;
/** How far it reaches below the hip joints, in heights of hips to shoulders. */
const belowHips = 0.2;
/** Above the shoulders the trunk narrows to a head, by this factor, over this height in metres. */
const head = { narrowing: 0.45, over: 0.12 };

const trunk = new Set<StandardJoint>([
  'hips',
  'spine',
  'chest',
  'leftShoulder',
  'rightShoulder',
  'leftUpperLeg',
  'rightUpperLeg',
]);

const measured = new WeakMap<SkinnedMesh, TorsoShape>();

/** The trunk of a person in the rest pose; it is measured once for each body. */
export function torsoShape({ body, skeleton }: Person): TorsoShape {
  let shape = measured.get(body);
  if (!shape) measured.set(body, (shape = measure(body, skeleton)));
  return shape;
}

/** The ellipse at a height in the rest pose; below the trunk its lowest, above it a head's. */
export function sectionAt({ bottom, top, sections }: TorsoShape, height: number): TorsoSection {
  const place = ((height - bottom) / (top - bottom)) * (sections.length - 1);
  const clamped = Math.min(sections.length - 1, Math.max(0, place));
  const below = sections[Math.floor(clamped)]!;
  const above = sections[Math.ceil(clamped)]!;
  const part = clamped - Math.floor(clamped);
  const towardsHead = Math.min(1, Math.max(0, (height - top) / head.over));
  const factor = 1 - towardsHead * (1 - head.narrowing);
  return {
    centre: below.centre + part * (above.centre - below.centre),
    halfWidth: factor * (below.halfWidth + part * (above.halfWidth - below.halfWidth)),
    halfDepth: factor * (below.halfDepth + part * (above.halfDepth - below.halfDepth)),
  };
}

/** How far in front the trunk's surface is, or the trunk's middle beside it; metres. */
export function frontAt(shape: TorsoShape, across: number, height: number): number {
  const { centre, halfWidth, halfDepth } = sectionAt(shape, height);
  return centre + halfDepth * Math.sqrt(Math.max(0, 1 - (across / halfWidth) ** 2));
}

function measure(body: SkinnedMesh, skeleton: Skeleton): TorsoShape {
  const height = (joint: StandardJoint) => skeleton.rest[3 * skeleton.standard[joint] + 1]!;
  const top = height('leftUpperArm');
  const hips = height('leftUpperLeg');
  const bottom = hips - belowHips * (top - hips);
  const step = (top - bottom) / (sectionCount - 1);
  const vertices = verticesOfTrunk(body, skeleton);
  const sections = Array.from({ length: sectionCount }, (_, section) => {
    const y = bottom + section * step;
    return ellipseAround(vertices.filter((vertex) => Math.abs(vertex[1] - y) < step));
  });
  return { bottom, top, sections };
}

function verticesOfTrunk(
  { positions, joints, weights }: SkinnedMesh,
  skeleton: Skeleton,
): Vector[] {
  const nearest = nearestStandardJoints(skeleton);
  const vertices: Vector[] = [];
  for (let vertex = 0; vertex < positions.length / 3; vertex++) {
    let share = 0;
    for (let k = 4 * vertex; k < 4 * vertex + 4; k++) {
      if (trunk.has(nearest[joints[k]!]!)) share += weights[k]!;
    }
    if (share > 0.6) vertices.push(vectorAt(positions, vertex));
  }
  return vertices;
}

/** As wide and as deep as the vertices, and then enlarged to hold all of them. */
function ellipseAround(vertices: readonly Vector[]): TorsoSection {
  const depths = vertices.map((vertex) => vertex[2]);
  const halfWidth = Math.max(...vertices.map((vertex) => Math.abs(vertex[0])));
  const front = Math.max(...depths);
  const back = Math.min(...depths);
  const centre = (front + back) / 2;
  const halfDepth = (front - back) / 2;
  const outermost = Math.max(
    ...vertices.map((vertex) =>
      Math.hypot(vertex[0] / halfWidth, (vertex[2] - centre) / halfDepth),
    ),
  );
  return { centre, halfWidth: halfWidth * outermost, halfDepth: halfDepth * outermost };
}
