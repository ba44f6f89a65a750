import { noGarment, type AppearanceFlow, type Size } from '@drapeflow/core';
import { armRadius, nearestOnArm, type Arm, type BodyFrame } from '../body/body-frame.js';
import { distance } from '../body/vector.js';
import type { GarmentMesh, MeshVertex } from './garment-mesh.js';
import { FlowCanvas, type ClothVertex } from './flow-canvas.js';
import type { Placement } from './place-garment.js';

/** Cloth stretched by more than this joins parts that only lie side by side in the picture: a sleeve and the hip. */
const largestStretch = 3.5;

/** Draws a placed garment into a flow: sleeves in front of the chest, bare arms cut out of it. */
export function drawGarment(
  mesh: GarmentMesh,
  picture: Size,
  placement: Placement,
  body: BodyFrame,
  size: Size,
): AppearanceFlow {
  const canvas = new FlowCanvas(size.width, size.height);
  const vertices = mesh.vertices.map((vertex) => placeVertex(vertex, placement, picture));
  const longest = largestStretch * mesh.spacing * placement.zoom;
  for (const [a, b, c] of mesh.triangles) {
    const [first, second, third] = [vertices[a], vertices[b], vertices[c]];
    const reach = Math.max(
      distance(first.at, second.at),
      distance(second.at, third.at),
      distance(third.at, first.at),
    );
    if (reach < longest) canvas.drawTriangle(first, second, third);
  }
  cutBareArm(canvas, body, body.left, placement.leftSleeveEnd);
  cutBareArm(canvas, body, body.right, placement.rightSleeveEnd);
  return canvas.flow;
}

/** Moves a point of the cloth with the torso, with a sleeve, or, near the armhole, with both. */
function placeVertex(vertex: MeshVertex, placement: Placement, picture: Size): ClothVertex {
  const { at } = vertex;
  const onTorso = placement.torso(at);
  const place = { ...onTorso };
  let depth = 0;
  for (const [sleeve, mapping] of [
    [vertex.left, placement.left],
    [vertex.right, placement.right],
  ] as const) {
    if (!sleeve || !mapping) continue;
    const onSleeve = mapping(sleeve.along, sleeve.across);
    place.x += sleeve.weight * (onSleeve.x - onTorso.x);
    place.y += sleeve.weight * (onSleeve.y - onTorso.y);
    depth = Math.max(depth, sleeve.weight);
  }
  return {
    at: place,
    u: (2 * at.x) / picture.width - 1,
    v: (2 * at.y) / picture.height - 1,
    depth,
  };
}

/** An arm below its sleeve is in front of the chest. Its edge is left to the generator, which sees the frame. */
function cutBareArm(canvas: FlowCanvas, body: BodyFrame, arm: Arm, sleeveEnd: number): void {
  if (sleeveEnd >= 1) return;
  const { width, height, data } = canvas.flow;
  const { box } = arm;
  const bottom = Math.min(height, box.y + box.height);
  const right = Math.min(width, box.x + box.width);
  for (let y = Math.max(0, Math.floor(box.y)); y < bottom; y++) {
    for (let x = Math.max(0, Math.floor(box.x)); x < right; x++) {
      const at = y * width + x;
      if (canvas.depth[at] === -Infinity || canvas.depth[at] > 0.5) continue;
      const near = nearestOnArm(arm, x + 0.5, y + 0.5);
      if (near.part <= sleeveEnd || near.distance > 0.85 * armRadius(body, near.part)) continue;
      data[2 * at] = noGarment;
      data[2 * at + 1] = noGarment;
    }
  }
}
