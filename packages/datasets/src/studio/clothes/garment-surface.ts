import { skinMesh } from '../people/skin-mesh.js';
import { vertexNormals } from '../people/vertex-normals.js';
import type { Surface } from '../render/surface.js';
import { clearOfBody } from './clear-of-body.js';
import { clearOfThighs } from './thighs.js';
import { foldStrengths } from './fold-strengths.js';
import { swayOf, type BodyMovement } from './sway.js';
import { swingJoints } from './swings.js';
import type { TailoredGarment } from './tailor-garment.js';

/** A garment as it is worn at one moment of a movement. It depends on nothing but these. */
export function garmentSurface(
  garment: TailoredGarment,
  movement: BodyMovement,
  seconds: number,
): Surface {
  const { mesh, skeleton, texture, folds, lift } = garment;
  const positions = new Float32Array(mesh.positions.length);
  const normals = new Float32Array(mesh.positions.length);
  const pose = movement(seconds);
  skinMesh(mesh, skeleton, pose, positions);
  const strengths = foldStrengths(garment.restLengths, positions, garment.looseness);
  if (garment.looseness > 0) {
    vertexNormals(positions, mesh.indices, mesh.welds, normals);
    sway(garment, movement, seconds, positions, normals);
  }
  clearOfBody(garment.clearance, skeleton, pose, positions);
  clearOfThighs(garment.thighs, pose, garment.overThighs, positions);
  vertexNormals(positions, mesh.indices, mesh.welds, normals);
  return {
    positions,
    normals,
    uvs: mesh.uvs,
    indices: mesh.indices,
    texture,
    tint: [1, 1, 1],
    label: 'upper-clothes',
    isTwoSided: true,
    lift,
    folds: { ...folds, strengths },
  };
}

/** Moves loose cloth, but not into the body. */
function sway(
  { swings, skeleton }: TailoredGarment,
  movement: BodyMovement,
  seconds: number,
  positions: Float32Array,
  normals: Float32Array,
): void {
  const moves = swingJoints.map((joint) => swayOf(movement, seconds, skeleton, joint));
  for (let vertex = 0; vertex < swings.freedoms.length; vertex++) {
    const freedom = swings.freedoms[vertex];
    if (freedom === 0) continue;
    const move = moves[swings.joints[vertex]];
    const at = 3 * vertex;
    const outwards = move[0] * normals[at] + move[1] * normals[at + 1] + move[2] * normals[at + 2];
    const inwards = Math.min(0, outwards);
    for (let axis = 0; axis < 3; axis++) {
      positions[at + axis] += freedom * (move[axis] - inwards * normals[at + axis]);
    }
  }
}
