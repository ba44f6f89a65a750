import { inverse, multiply, rotate, type Quaternion } from '../studio/people/quaternion.js';
import { scale, subtract, vectorAt, type Vector } from '../studio/people/vector.js';
import { stickPerson } from './stick-person.js';
import { storedIn } from './stored-in.js';

/** How a tool wrote the stick person. */
export interface Authoring {
  /** How the axes of each joint lie in the world. */
  readonly axes: readonly Quaternion[];
  /** The turn of a node above all joints. */
  readonly above: Quaternion;
  /** Its scale: 0.01 where the tool works in centimetres. */
  readonly unit: number;
}

/** The stick person as a glTF document, and what is in it: joints and vertices as they are stored. */
export function stickGltf({ axes, above, unit }: Authoring) {
  const { skeleton, body } = stickPerson();
  const stored = (place: Vector, from: Vector, turn: Quaternion) =>
    scale(rotate(inverse(turn), subtract(place, from)), 1 / unit);
  const joints = skeleton.joints.map(({ name, parent }, joint) => {
    const turn = parent < 0 ? above : axes[parent]!;
    const from: Vector = parent < 0 ? [0, 0, 0] : vectorAt(skeleton.rest, parent);
    return {
      name,
      parent,
      rotation: multiply(inverse(turn), axes[joint]!),
      translation: stored(vectorAt(skeleton.rest, joint), from, turn),
    };
  });
  const vertices = Array.from({ length: body.positions.length / 3 }, (_, vertex) =>
    stored(vectorAt(body.positions, vertex), [0, 0, 0], above),
  );
  const inverseBind = joints.map((_, joint) => {
    const turn = multiply(inverse(axes[joint]!), above);
    const place = stored([0, 0, 0], vectorAt(skeleton.rest, joint), axes[joint]!);
    return { turn, place };
  });
  const columns = inverseBind.flatMap(({ turn, place }) => [
    ...[...rotate(turn, [1, 0, 0]), 0],
    ...[...rotate(turn, [0, 1, 0]), 0],
    ...[...rotate(turn, [0, 0, 1]), 0],
    ...[...place, 1],
  ]);
  const document = {
    asset: { version: '2.0' },
    nodes: [
      ...joints.map(({ name, rotation, translation }, joint) => ({
        ...{ name, rotation, translation },
        children: joints.flatMap(({ parent }, child) => (parent === joint ? [child] : [])),
      })),
      { name: 'armature', rotation: above, scale: [unit, unit, unit], children: [0] },
      { name: 'body', mesh: 0, skin: 0 },
    ],
    meshes: [
      { primitives: [{ attributes: { POSITION: 0, JOINTS_0: 1, WEIGHTS_0: 2 }, indices: 3 }] },
    ],
    skins: [{ joints: joints.map((_, joint) => joint), inverseBindMatrices: 4 }],
    ...storedIn([
      { componentType: 5126, type: 'VEC3', values: vertices.flat() },
      { componentType: 5121, type: 'VEC4', values: body.joints },
      {
        componentType: 5123,
        type: 'VEC4',
        values: body.weights.map((weight) => 65535 * weight),
        normalized: true,
      },
      { componentType: 5125, type: 'SCALAR', values: body.indices },
      { componentType: 5126, type: 'MAT4', values: columns },
    ]),
  };
  return { document, joints, vertices, inverseBind };
}
