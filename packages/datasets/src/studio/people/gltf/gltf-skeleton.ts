import { DrapeflowError } from '@drapeflow/core';
import { standardJoints, type Skeleton, type StandardJoint } from '../skeleton.js';
import { invalidBody } from './invalid-body.js';
import { identity, localMatrix, multiply, turnAboutY, type Matrix } from './matrix.js';
import type { GltfFile } from './read-gltf.js';

/** The name of the node that is each of the standard joints. */
export type JointNames = Readonly<Record<StandardJoint, string>>;

export interface GltfSkeleton {
  readonly skeleton: Skeleton;
  /** For each node the joint that it is, or that it hangs on; −1 for a node above all joints. */
  readonly jointOfNode: readonly number[];
  /** For each node its transform to the world, facing +z. */
  readonly worldOfNode: readonly Matrix[];
}

/** Metres that the hip joint of a standing person is high. */
const hipHeights = { lowest: 0.3, highest: 1.6 };

/**
 * The joints of all skins of a file as they stand in it, turned so that the person faces +z. How a joint's own axes lie
 * does not matter: a skeleton's turns are counted from here, in the world's axes.
 * @throws DrapeflowError BODY_FILE_INVALID, BODY_LAYOUT_UNFIT
 */
export function readSkeleton(file: GltfFile, names: JointNames): GltfSkeleton {
  const { nodes, skins } = file.document;
  if (skins.length === 0) throw invalidBody(file.path, 'it has no skin, so nothing can move it');
  const order = nodeOrder(file);
  const isJoint = new Set(skins.flatMap(({ joints }) => joints));
  const jointNodes = order.filter(({ node }) => isJoint.has(node)).map(({ node }) => node);
  const standardNodes = findStandardNodes(file, jointNodes, names);
  const standing = worldMatrices(file, order, identity);
  const left = standing[standardNodes.leftUpperLeg]!;
  const right = standing[standardNodes.rightUpperLeg]!;
  const turn = Math.atan2(left[14]! - right[14]!, left[12]! - right[12]!);
  const worldOfNode = worldMatrices(file, order, turn === 0 ? identity : turnAboutY(turn));
  assertMetres(file, left[13]!);

  const jointOfNode = new Array<number>(nodes.length).fill(-1);
  const joints = [];
  for (const { node, parent } of order) {
    const above = parent < 0 ? -1 : jointOfNode[parent]!;
    jointOfNode[node] = isJoint.has(node) ? joints.length : above;
    if (isJoint.has(node))
      joints.push({ name: nodes[node]!.name ?? `node ${node}`, parent: above });
  }
  const rest = jointNodes.flatMap((node) => Array.from(worldOfNode[node]!).slice(12, 15));
  const standard = Object.fromEntries(
    standardJoints.map((joint) => [joint, jointOfNode[standardNodes[joint]]!]),
  ) as Record<StandardJoint, number>;
  return {
    skeleton: { joints, rest: Float32Array.from(rest), standard },
    jointOfNode,
    worldOfNode,
  };
}

interface PlacedNode {
  readonly node: number;
  readonly parent: number;
}

/** All nodes, parents before their children, each branch as a whole. */
function nodeOrder({ document: { nodes }, path }: GltfFile): readonly PlacedNode[] {
  const children = new Set(nodes.flatMap((node) => node.children));
  const order: PlacedNode[] = [];
  const visit = (node: number, parent: number) => {
    if (!nodes[node]) throw invalidBody(path, `node ${node} is not there`);
    if (order.length > nodes.length) throw invalidBody(path, 'its nodes go round in a circle');
    order.push({ node, parent });
    for (const child of nodes[node].children) visit(child, node);
  };
  nodes.forEach((_, node) => {
    if (!children.has(node)) visit(node, -1);
  });
  return order;
}

function worldMatrices(file: GltfFile, order: readonly PlacedNode[], above: Matrix): Matrix[] {
  const world: Matrix[] = [];
  for (const { node, parent } of order) {
    const local = localMatrix(file.document.nodes[node]!);
    world[node] = multiply(world[parent] ?? above, local);
  }
  return world;
}

function findStandardNodes(
  { path, document: { nodes } }: GltfFile,
  jointNodes: readonly number[],
  names: JointNames,
): Record<StandardJoint, number> {
  const found = standardJoints.map(
    (joint) => [joint, jointNodes.find((node) => nodes[node]!.name === names[joint])] as const,
  );
  const missing = found.filter(([, node]) => node === undefined);
  if (missing.length > 0) {
    throw new DrapeflowError('BODY_LAYOUT_UNFIT', {
      path,
      problems: missing.map(([joint]) => `${joint} is '${names[joint]}', which is no joint of it`),
      known: jointNodes.map((node) => nodes[node]!.name ?? `node ${node}`),
    });
  }
  return Object.fromEntries(found) as Record<StandardJoint, number>;
}

/** A model in centimetres or inches would pass for a giant. */
function assertMetres({ path }: GltfFile, hipHeight: number): void {
  if (hipHeight >= hipHeights.lowest && hipHeight <= hipHeights.highest) return;
  throw invalidBody(
    path,
    `its hips are ${hipHeight.toFixed(2)} m above y = 0; a person's are ${hipHeights.lowest} … ${hipHeights.highest} m, and glTF is in metres`,
  );
}
