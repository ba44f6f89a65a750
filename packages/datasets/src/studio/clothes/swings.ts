import type { StandardJoint } from '../people/skeleton.js';
import type { Pattern } from './cut-pattern.js';
import type { Sheet } from './sew-sheet.js';
import { placeOnSleeve } from './sleeve-shape.js';

/** The joints that loose cloth hangs from. */
export const swingJoints = [
  'hips',
  'leftLowerArm',
  'rightLowerArm',
] as const satisfies readonly StandardJoint[];

export interface Swings {
  /** How freely each vertex swings, 0 … 1, [vertices]. */
  readonly freedoms: Float32Array;
  /** An index into `swingJoints`, [vertices]. */
  readonly joints: Uint8Array;
}

/** Cuffs swing less than a hem. */
const cuffFreedom = 0.4;

/** Hem and cuffs swing, the more the nearer to the edge. */
export function swingsOf(
  { vertices }: Sheet,
  { points, sleeves, landmarks: { left, right } }: Pattern,
  looseness: number,
): Swings {
  const waist = (left.waist.y + right.waist.y) / 2;
  const hem = (left.hem.y + right.hem.y) / 2;
  const freedoms = new Float32Array(vertices.length);
  const joints = new Uint8Array(vertices.length);
  vertices.forEach(({ point, piece }, vertex) => {
    const at = points[point];
    if (piece === 'body') {
      freedoms[vertex] =
        looseness * Math.min(Math.max((at.y - waist) / (hem - waist || 1), 0), 1) ** 2;
      return;
    }
    // The picture's right half is worn on the person's left.
    const isLeft = piece === 'left-sleeve';
    const { along } = placeOnSleeve((isLeft ? sleeves.left : sleeves.right)!, at, isLeft ? -1 : 1);
    freedoms[vertex] = cuffFreedom * looseness * along ** 2;
    joints[vertex] = isLeft ? 2 : 1;
  });
  return { freedoms, joints };
}

/** The same with vertices added, each between two that come before it. */
export function betweenParents({ freedoms, joints }: Swings, parents: Uint32Array): Swings {
  const count = freedoms.length;
  const all = {
    freedoms: new Float32Array(count + parents.length / 2),
    joints: new Uint8Array(count + parents.length / 2),
  };
  all.freedoms.set(freedoms);
  all.joints.set(joints);
  for (let i = 0; i < parents.length / 2; i++) {
    const [a, b] = [parents[2 * i], parents[2 * i + 1]];
    all.freedoms[count + i] = (all.freedoms[a] + all.freedoms[b]) / 2;
    all.joints[count + i] = all.joints[a];
  }
  return all;
}
